"""Benchmarks: truespec beside what a user would pick instead, and the project's own commands, each with its bar."""
