"""What readers take away: every figure as a file, with its source, in formats others read."""
