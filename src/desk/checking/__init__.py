"""Reads a draft against the record, keeps the verdicts and holds the publish gate."""
