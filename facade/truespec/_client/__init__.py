"""A client as its user meets it: how it is made and closed, and the operations that hang on it."""
