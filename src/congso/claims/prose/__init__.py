"""The parts of Vietnamese official prose that a reader of figures must know."""
