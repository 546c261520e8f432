"""The page at ``/``: its files as browsers get them, and what they ask for."""
