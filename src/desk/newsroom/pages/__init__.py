"""The kinds of page that the newsroom writes, one module each."""
