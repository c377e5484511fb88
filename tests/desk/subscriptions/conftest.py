"""What the tests of subscriptions share: the small portal of the newsroom's tests."""

from tests.desk.newsroom.conftest import figures, section

__all__ = ["figures", "section"]
