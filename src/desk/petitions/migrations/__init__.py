"""The tables of letters and ratings, as they came about."""
