"""The contract document as the server sees it: its model, how it is read, its schemas, its examples and its paths."""
