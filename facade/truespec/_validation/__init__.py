"""The effective document of an API, and the validation of requests and responses against it."""
