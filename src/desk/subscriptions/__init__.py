"""News by e-mail: readers choose topics, confirm, get one mail a day, and leave with one click."""
