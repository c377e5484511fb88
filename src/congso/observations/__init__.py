"""What was recorded of an indicator, when it became known, and the figures that follow from it."""
