"""Articles of an old portal: read, cleaned, brought in once, with the old address leading on."""
