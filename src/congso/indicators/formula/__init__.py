"""Formulas with units: read, checked, evaluated and written back, never executed as code."""
