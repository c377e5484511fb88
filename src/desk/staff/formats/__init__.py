"""How dates are written on the staff side, by language."""
