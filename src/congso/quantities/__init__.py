"""Numbers, units of measure and rounding, as Vietnamese official prose prints them."""
