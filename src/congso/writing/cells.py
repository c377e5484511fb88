"""Cells of a table that people open in a spreadsheet: what was typed stays text there.

A title “=1+1” or a name “@SUM” that somebody typed would be worked out by the spreadsheet of
whoever opens the list; an apostrophe before it keeps it as it was written.

>>> plain("=1+1")
"'=1+1"
>>> plain("Số trạm")
'Số trạm'
"""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    Source: OWASP, “CSV Injection” (the characters that begin a formula).
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
