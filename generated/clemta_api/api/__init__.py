# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The operations: a package for each tag of the document, a module for each operation."""
