"""Forms as files: laid for Excel or as text, opened with care, read, and sent back with remarks."""
