"""The contract document: its model, its reader, its schemas, its examples and its routes."""
