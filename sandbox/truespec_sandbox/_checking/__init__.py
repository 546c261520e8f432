"""Requests held to the document: credentials, what is accepted, parameters, bodies, and words for what is wrong."""
