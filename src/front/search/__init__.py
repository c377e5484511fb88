"""Readers' search: a question goes to an index that the press built, the desk away or not."""
