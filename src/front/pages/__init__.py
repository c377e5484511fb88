"""Pages as readers get them: from memory or disk, in their encoding, with validators and ranges."""
