"""The way of one call: its request on the wire, its attempts, and its answer read, in both colours."""
