"""How many visit the portal: two numbers for each day, and nobody's name."""
