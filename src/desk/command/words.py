"""What the command line says of itself, in Vietnamese: Typer's own few words are English."""

from dataclasses import dataclass
from typing import Any

from typer._click import exceptions as slips
from typer._coercion import RuntimeParam
from typer.core import TyperCommand, TyperGroup

Slip = slips.ClickException
"""A command line that does not say what it should."""


class Told(TyperCommand):
    """A command whose help is Vietnamese throughout."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for param in self.params:
            _keep_words(param)

    def get_usage(self, ctx: Any) -> str:
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        return _help(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _name_panels()
        super().format_help(ctx, formatter)


@dataclass(frozen=True)
class _Words(RuntimeParam):
    """Words stay as they were given: what would look at them takes longer to load than a check."""

    def _coerce_value(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002 — the interface
        return list(value) if self.annotation == list[str] else value


def _keep_words(param: Any) -> None:
    described = param.type_descriptor
    if described.annotation in {str, list[str], bool}:
        kept = _Words(described.parameter_info, described.annotation)
        param._runtime_param = kept  # noqa: SLF001 — there is no other way in


class ToldGroup(TyperGroup):
    """A group of commands whose help is Vietnamese throughout."""

    def get_usage(self, ctx: Any) -> str:
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        return _help(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _name_panels()
        super().format_help(ctx, formatter)


def slip(problem: slips.ClickException) -> str:
    """Return in Vietnamese what is wrong with a command line, and what to do."""
    told = _slip(problem)
    ctx = getattr(problem, "ctx", None)
    path = ctx.command_path if ctx else "congso"
    return f"{told} Xem cách dùng: {path} --help"


def _slip(problem: slips.ClickException) -> str:
    match problem:
        case slips.NoSuchOption():
            near = ", ".join(sorted(problem.possibilities or ()))
            return f"Không có tùy chọn {problem.option_name}." + (
                f" Có phải {near}?" if near else ""
            )
        case slips.MissingParameter():
            return f"Thiếu {_hint(problem)}."
        case slips.BadParameter():
            return f"{_hint(problem)} không dùng được giá trị đã cho."
        case slips.BadOptionUsage():
            return f"Tùy chọn {problem.option_name} viết chưa đúng (thiếu hoặc thừa giá trị)."
    said = problem.format_message()
    if said.startswith("No such command"):
        return f"Không có lệnh {said.split(chr(39))[1] if chr(39) in said else ''}."
    if said.startswith("Missing command"):
        return "Thiếu tên lệnh."
    if "extra argument" in said:
        return f"Thừa {said.rpartition('(')[2].rstrip(').')}."
    return f"Dòng lệnh chưa đúng ({said})."


def _hint(problem: slips.BadParameter) -> str:
    param = problem.param
    if param is None:
        return "một giá trị"
    shown = getattr(param, "metavar", None) or param.name or ""
    options = [name for name in param.opts if name.startswith("-")]
    return f"tùy chọn {options[0]}" if options else f"{shown}"


def _usage(usage: str) -> str:
    return (
        usage.replace("Usage:", "Cách dùng:", 1)
        .replace("[OPTIONS]", "[TÙY CHỌN]")
        .replace("COMMAND [ARGS]...", "LỆNH …")
    )


def _help(option: Any) -> Any:
    if option is not None:
        option.help = "In hướng dẫn này."
        _keep_words(option)
    return option


def _name_panels() -> None:
    """Rename the panels; rich is heavy, so only when help is printed."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = "Tham số"
    rich_utils.OPTIONS_PANEL_TITLE = "Tùy chọn"
    rich_utils.COMMANDS_PANEL_TITLE = "Lệnh"
    rich_utils.DEFAULT_STRING = "[mặc định: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[bắt buộc]"
