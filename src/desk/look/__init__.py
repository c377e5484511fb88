"""How the portal looks: tokens, components, charts and the furniture around every page."""
