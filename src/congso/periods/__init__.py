"""The stretches of time that a figure speaks of: year, half, quarter, month and day."""
