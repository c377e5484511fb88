"""What a text claims: its numbers read into statements, bound to the ledger and checked."""
