"""Clients as their users see them: construction, options, and the operations of their resources."""
