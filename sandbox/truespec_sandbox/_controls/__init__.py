"""The controls of a running sandbox, from Python and through the admin path."""
