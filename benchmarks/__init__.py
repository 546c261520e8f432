"""Benchmarks: what this project does, timed beside what a user would pick instead.  Nothing here is a test."""
