"""From a request to its answer, and what a layer around that is."""
