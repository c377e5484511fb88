"""The tables of the press, as they came about."""
