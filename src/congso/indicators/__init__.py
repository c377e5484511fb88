"""What is measured: name, unit, formula and direction of each indicator."""
