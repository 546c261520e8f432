"""The profile of Wethod."""
