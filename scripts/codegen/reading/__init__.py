"""Read OpenAPI documents: strict YAML, references, operations, value types of schemas and body kinds of media types."""

from __future__ import annotations

from scripts.codegen.reading.documents import (
    JSON,
    METHODS,
    Document,
    Node,
    Operation,
    build_pointer,
    is_array,
    is_object,
    iter_operations,
    look_up,
    resolve,
    resolve_node,
)
from scripts.codegen.reading.grammar import GRAMMAR, Part, iter_entries, iter_parts, iter_schemas
from scripts.codegen.reading.schemas import (
    classify_body,
    is_json_media_type,
    iter_inner_schemas,
    merge_properties,
    normalize_media_type,
    value_types,
)
from scripts.codegen.reading.yaml_files import read_yaml

__all__ = [
    "GRAMMAR",
    "JSON",
    "METHODS",
    "Document",
    "Node",
    "Operation",
    "Part",
    "build_pointer",
    "classify_body",
    "is_array",
    "is_json_media_type",
    "is_object",
    "iter_entries",
    "iter_inner_schemas",
    "iter_operations",
    "iter_parts",
    "iter_schemas",
    "look_up",
    "merge_properties",
    "normalize_media_type",
    "read_yaml",
    "resolve",
    "resolve_node",
    "value_types",
]
