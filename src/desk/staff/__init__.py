"""People, the roles they act in, and what each role may do."""
