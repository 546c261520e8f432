"""Layers that stand around the exchange beside faults: the request log, churn, rate limits, checks of our own answers."""
