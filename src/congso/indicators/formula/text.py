"""Formulas between text and tree; what is read prints back to the same tree.

>>> write(read("sqrt(area / (pi * points))"))
'sqrt(area / (pi * points))'
>>> write(read("(sites - previous(sites)) / previous(sites)"))
'(sites - previous(sites)) / previous(sites)'
>>> write(read("share(sum_over(online), received)"))
'share(sum_over(online), received)'
>>> write(read("share(mobile, sum_over( subscribers,operator ))"))
'share(mobile, sum_over(subscribers, operator))'
>>> write(read("pi*(radius)^2"))
'pi * radius^2'
>>> write(read("share(count( telecom ), firms)"))
'share(count(telecom), firms)'
>>> write(read("place.mean_population/postal.points"))
'place.mean_population / postal.points'
>>> read("sqrt(area")
Traceback (most recent call last):
    ...
congso.indicators.formula.text.NotAFormula: Công thức “sqrt(area”, ký tự 10: thiếu dấu “)”.
"""

import re
from decimal import Decimal
from typing import NoReturn

from congso.agencies import register
from congso.indicators.formula.tree import (
    ATOM,
    Asked,
    Asking,
    Count,
    Difference,
    Negative,
    Node,
    Number,
    Pi,
    Power,
    Product,
    Ratio,
    Root,
    Share,
    Sum,
    binding,
)

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[a-z_][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)"
    r"|(?P<sign>[-+*/^(),]))",
    re.ASCII,
)
_QUESTIONS = {asking.value: asking for asking in Asking if asking is not Asking.VALUE}
_EXPONENTS = {str(power): power for power in range(2, 10)}
_DECIMALS = "số thập phân viết với dấu chấm: 1.5"
_LONGEST = 2000
_DEEPEST = 60
_MOST_SIGNS = 200


class NotAFormula(ValueError):
    """The text is not a formula of the language."""

    def __init__(self, text: str, at: int, message: str) -> None:
        self.at, self.said = at, message
        super().__init__(f"Công thức “{text}”, ký tự {at + 1}: {message}")


def read(text: str) -> Node:
    """Return the tree of a formula.

    Shape: + - * /, ^ with a whole exponent from 2 to 9, brackets, numbers with a decimal point,
    pi, sqrt(…), share(part, of), names of inputs or codes of indicators, of one name: previous,
    same_period_last_year, plan, planned, met, sum_over, rank_among, year_to_date, and
    count(…) of a register; sum_over(name, dimension) names the breakdown whose parts are added.
    Raises: `NotAFormula`, with the place and what was expected.
    """
    return _Reader(text).whole()


class _Reader:
    """Reads by descent; one method for each level of precedence."""

    def __init__(self, text: str) -> None:
        self.text, self.depth, self.position = text, 0, 0
        if len(text) > _LONGEST:
            raise NotAFormula(f"{text[:40]}…", 0, f"dài quá {_LONGEST} ký tự.")
        self.tokens = self._tokens()

    def _tokens(self) -> list[tuple[str, str, int]]:
        tokens: list[tuple[str, str, int]] = []
        at, signs, stripped = 0, 0, self.text.rstrip()
        while at < len(stripped):
            match = _TOKEN.match(stripped, at)
            if match is None:
                self._refuse(at, f"không hiểu “{stripped[at:].strip()[:1]}”.")
            kind = str(match.lastgroup)
            signs += kind == "sign"
            if signs > _MOST_SIGNS:
                self._refuse(at, f"có hơn {_MOST_SIGNS} dấu phép tính và ngoặc; hãy tách ra.")
            tokens.append((kind, match[kind], match.start(kind)))
            at = match.end()
        return [*tokens, ("end", "", len(stripped))]

    def _refuse(self, at: int, message: str) -> NoReturn:
        raise NotAFormula(self.text, at, message)

    def _take(self, sign: str) -> bool:
        if self.tokens[self.position][:2] == ("sign", sign):
            self.position += 1
            return True
        return False

    def whole(self) -> Node:
        node = self.sum()
        kind, said, at = self.tokens[self.position]
        if kind != "end":
            wanted = "cần một phép tính + - * / ^ hoặc hết công thức"
            self._refuse(at, f"thừa “{said}”; {_DECIMALS if said == ',' else wanted}.")
        return node

    def sum(self) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            self._refuse(self.tokens[self.position][2], f"ngoặc lồng quá {_DEEPEST} lớp.")
        node = self.product()
        while True:
            if self._take("+"):
                node = Sum(node, self.product())
            elif self._take("-"):
                node = Difference(node, self.product())
            else:
                self.depth -= 1
                return node

    def product(self) -> Node:
        node = self.factor()
        while True:
            if self._take("*"):
                node = Product(node, self.factor())
            elif self._take("/"):
                node = Ratio(node, self.factor())
            else:
                return node

    def factor(self) -> Node:
        signs = 0
        while self._take("-"):
            signs += 1
        node = self.power()
        for _ in range(signs):
            node = Negative(node)
        return node

    def power(self) -> Node:
        node = self.atom()
        if not self._take("^"):
            return node
        _kind, said, at = self.tokens[self.position]
        if said not in _EXPONENTS:
            self._refuse(at, "số mũ phải là số nguyên từ 2 đến 9; căn bậc hai viết sqrt(…).")
        self.position += 1
        if self.tokens[self.position][1] == "^":
            self._refuse(self.tokens[self.position][2], "lũy thừa của lũy thừa cần ngoặc: (a^2)^3.")
        return Power(node, _EXPONENTS[said])

    def atom(self) -> Node:
        kind, said, at = self.tokens[self.position]
        if self._take("("):
            node = self.sum()
            self._close()
            return node
        self.position += kind != "end"
        if kind == "number":
            return Number(Decimal(said))
        if kind != "name":
            self._refuse(at, "cần một số, một tên đầu vào hoặc dấu “(”.")
        return self._named(said, at)

    def _named(self, said: str, at: int) -> Node:
        if said == "pi":
            return Pi()
        if not self._take("("):
            if said in ("sqrt", "count") or said in _QUESTIONS:
                self._refuse(at, f"“{said}” cần ngoặc: {said}(…).")
            return Asked(said)
        if said == "sqrt":
            inner = self.sum()
            self._close()
            return Root(inner)
        if said == "share":
            return self._share()
        if said == "count":
            return self._count()
        if said not in _QUESTIONS:
            known = ", ".join(["sqrt", "share", "count", *_QUESTIONS])
            self._refuse(at, f"không có hàm “{said}”; các hàm có: {known}.")
        return self._question(said)

    def _share(self) -> Node:
        part = self.sum()
        if not self._take(","):
            where = self.tokens[self.position][2]
            self._refuse(where, "share(…) cần hai vế: share(phần, tổng), cách nhau dấu phẩy.")
        of = self.sum()
        self._close()
        return Share(part, of)

    def _count(self) -> Node:
        kind, name, where = self.tokens[self.position]
        if kind != "name" or name not in register.NAMES:
            known = ", ".join(register.NAMES)
            self._refuse(where, f"trong count(…) cần tên một danh sách: {known}.")
        self.position += 1
        self._close()
        return Count(name)

    def _question(self, said: str) -> Node:
        kind, name, where = self.tokens[self.position]
        if kind != "name":
            self._refuse(where, f"trong {said}(…) cần đúng một tên đầu vào.")
        self.position += 1
        over = self._dimension() if said == Asking.SUM_OVER.value else ""
        kind, further, where = self.tokens[self.position]
        if kind != "end" and further != ")":
            self._refuse(
                where,
                f"{said}(…) chỉ nhận một tên đầu vào; phép tính thì khai thành một chỉ tiêu riêng.",
            )
        self._close()
        return Asked(name, _QUESTIONS[said], over)

    def _dimension(self) -> str:
        if not self._take(","):
            return ""
        kind, name, where = self.tokens[self.position]
        if kind != "name":
            self._refuse(where, "sau dấu phẩy của sum_over(…) cần tên cách chia: line, operator.")
        self.position += 1
        return name

    def _close(self) -> None:
        if not self._take(")"):
            _kind, said, at = self.tokens[self.position]
            self._refuse(at, "thiếu dấu “)”" + (f"; {_DECIMALS}." if said == "," else "."))


_SIGNS: dict[type, str] = {Sum: "+", Difference: "-", Product: "*", Ratio: "/"}


def write(node: Node) -> str:
    """Return the text that reads back to `node`, with no more brackets than needed."""
    match node:
        case Number(value):
            return f"{value:f}"
        case Pi():
            return "pi"
        case Asked(name, asking, over):
            further = f", {over}" if over else ""
            return name if asking is Asking.VALUE else f"{asking.value}({name}{further})"
        case Count(name):
            return f"count({name})"
        case Root(of):
            return f"sqrt({write(of)})"
        case Share(part, of):
            return f"share({write(part)}, {write(of)})"
        case Power(of, exponent):
            return f"{_inside(of, ATOM)}^{exponent}"
        case Negative(of):
            return f"-{_inside(of, binding(node))}"
        case Sum(left, right) | Difference(left, right) | Product(left, right) | Ratio(left, right):
            rank = binding(node)
            return f"{_inside(left, rank)} {_SIGNS[type(node)]} {_inside(right, rank + 1)}"


def _inside(node: Node, rank: int) -> str:
    return write(node) if binding(node) >= rank else f"({write(node)})"
