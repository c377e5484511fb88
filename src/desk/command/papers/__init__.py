"""Whatever holds a text is read to plain words; what holds none is refused by its name."""
