"""The configuration of a client: options, their validation, and the client's own rate limit."""
