"""The lifecycle of a call: its request, its attempts and its response, sync and async."""
