"""The tables of visits, as they came about."""
