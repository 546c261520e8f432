"""Read OpenAPI documents and overlays strictly, find one's way in them, and check what generation could lose."""
