"""Requests and answers held to the document: every deviation found, judged as closely as a client asks, and told."""
