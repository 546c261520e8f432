"""The server: HTTP on one side, an exchange and its layers on the other."""
