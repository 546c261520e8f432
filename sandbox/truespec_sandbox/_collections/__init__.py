"""Collections of records, from a short description: their handlers and the parameters of their listings."""
