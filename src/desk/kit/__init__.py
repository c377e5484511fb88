"""What every room of the desk stands on: the base page, the clock, the journal, permissions."""
