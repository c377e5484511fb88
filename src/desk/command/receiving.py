"""`congso inbox`: what readers sent and nobody could read, and a second try at it."""

import json
import sys

from desk.command import django_side


def inbox(*, again: bool, as_json: bool) -> int:
    """Print what was set aside, after a second try with `again`; return 1 where something is."""
    django_side.set_up()
    from desk.kit.clock import VIETNAM
    from desk.press.inbox import setting_aside

    if again:
        taken = setting_aside.try_again()
        sys.stderr.write(f"Đã nhận {taken.entries} mục, còn để riêng {taken.set_aside}.\n")
    left = setting_aside.every()
    for one in left:
        if as_json:
            told = {
                "number": one.number, "at": one.at.isoformat(), "source": one.source,
                "place": one.place, "why": one.why, "size": one.size, "begins": one.begins,
            }  # fmt: skip
            sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        else:
            at = one.at.astimezone(VIETNAM)
            sys.stdout.write(
                f"{at:%d/%m/%Y %H:%M}  {one.source}, byte {one.place}, dài {one.size} byte\n"
                f"    {one.why}\n    {one.begins}\n"
            )
    if not left and not as_json:
        sys.stdout.write("Không có mục nào để riêng: hộp thư đọc được hết.\n")
    return 1 if left else 0
