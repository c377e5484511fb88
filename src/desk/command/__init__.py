"""The one program of the portal: check a text, ask for a figure, import, build, start."""
