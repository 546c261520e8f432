"""Plain collections of any API, from a small description: create, list, get, update and delete."""
