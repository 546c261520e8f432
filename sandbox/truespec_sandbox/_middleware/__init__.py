"""Middleware besides faults: the request log, churn, rate limits, and the validation of the sandbox's own responses."""
