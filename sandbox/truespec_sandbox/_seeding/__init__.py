"""Data sets to begin with, and the names, words and addresses that they are made of."""
