"""The form that officials fill in: how it is laid, read back, examined and held to the record."""
