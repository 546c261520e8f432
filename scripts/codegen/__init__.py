"""The generator: reads OpenAPI documents, checks them, writes the low-level clients, and measures their coverage."""
