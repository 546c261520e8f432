"""The profile of Clemta."""
