"""The project's own tools: what the Makefile calls.  Nothing here is shipped."""
