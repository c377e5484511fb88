"""How long what is published may be kept by whoever passes it on.

A page is kept but asked for again each time; an asset's address changes with its bytes, so it is
never asked for again.
"""

CACHING = {
    "page": "public, no-cache",
    "asset": "public, max-age=31536000, immutable",
}
"""By the word in the manifest, the value of ``Cache-Control``."""
