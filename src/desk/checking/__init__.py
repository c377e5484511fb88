"""The room that reads a draft against the record, and stands at the gate before it is published."""
