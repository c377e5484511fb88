"""Lawful requests to take something down: obeyed within 24 hours, and every step kept."""
