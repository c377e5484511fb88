"""Formulas over all that was ever recorded, executed by a database that decides nothing."""
