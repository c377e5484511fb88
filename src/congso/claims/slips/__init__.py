"""Slips of the hand that a text shows without any figure: words doubled, brackets left open."""
