"""Connections, and requests and responses on them: the only subpackage that knows httpx, httpcore and h11."""
