"""How dates are written in Vietnamese."""
