"""The strokes that all charts are drawn with: a drawing with its words, and a text in it."""

from collections.abc import Sequence

from markupsafe import Markup, escape


def svg(css: str, width: float, height: float, said: str, drawn: Sequence[str]) -> Markup:
    """Return a drawing that says in words what it shows."""
    opening = (
        f'<svg class="plot {css}" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'role="img" aria-label="{escape(said)}">'
    )
    return Markup(f"{opening}{''.join(drawn)}</svg>")  # noqa: S704 - every text in it is escaped


def text(x: float, y: float, words: str, css: str = "", *, is_centred: bool = False) -> str:
    """Return words at a spot of a drawing."""
    named = f' class="{css}"' if css else ""
    anchor = ' text-anchor="middle"' if is_centred else ""
    return f'<text{named} x="{x:.1f}" y="{y:.1f}"{anchor}>{escape(words)}</text>'
