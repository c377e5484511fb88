"""What a reader looks for: words with and without tones, abbreviations, old names of places."""
