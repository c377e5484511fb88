"""Bundles: several pages and releases that go out together, at one second or not at all."""
