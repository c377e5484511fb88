"""The checklist before publishing: what stops and what is only shown, one rule a file."""
