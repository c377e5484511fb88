"""Turns what is published into files, and only what changed."""
