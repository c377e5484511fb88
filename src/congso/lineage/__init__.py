"""How administrative units begin, end and pass into one another."""
