"""The record of figures: written once, followed by better values, never edited."""
