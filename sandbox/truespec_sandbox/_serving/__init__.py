"""The server: the ASGI application, and uvicorn with a protocol of its own."""
