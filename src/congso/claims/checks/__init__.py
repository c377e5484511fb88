"""The rules that figures of a text must keep, one to a file."""
