"""Statistics told to the public at an hour that was told before: planned, approved, frozen."""
