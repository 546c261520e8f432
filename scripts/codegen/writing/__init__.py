"""Write the low-level client of a document with openapi-python-client and our templates."""
