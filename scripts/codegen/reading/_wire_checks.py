"""What of parameters and bodies the generated client could not write or read, told with its place.

The tables of styles are those of OpenAPI 3.0.4, sections 4.7.12.3 and 4.7.12.4; what they give as "n/a" stops the
generation, because no two readers of the document would write it in the same way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.codegen.reading._kinds import body_kind, is_json, kinds, parts
from scripts.codegen.reading._navigation import operations, parameters, resolve
from scripts.codegen.reading._security_checks import security
from scripts.codegen.reading._yaml import JSON, is_object, pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}
_OF_HTTP = {"accept", "content-type", "authorization"}
_NESTED = {"array", "object"}


def _parameters(value: JSON) -> Iterator[tuple[str, str]]:
    for at, path, _, operation in operations(value):
        for parameter in parameters(value, path, operation):
            place, name = parameter.get("in"), parameter.get("name")
            if not isinstance(place, str) or not isinstance(name, str):
                yield at, "a parameter needs a `name` and an `in`"
            elif place not in STYLES:
                yield at, f"parameter {name!r} is in {place!r}; only {', '.join(STYLES)} are known"
            elif place == "header" and name.lower() in _OF_HTTP:
                yield at, f"OpenAPI ignores a header parameter {name!r}; leave it out"
            elif "schema" not in parameter:
                content = parameter.get("content")
                if not is_object(content) or len(content) != 1 or not is_json(next(iter(content))):
                    yield at, f"parameter {name!r} has no `schema`, and no `content` of one JSON media type"
            else:
                for told in _serialisation(value, parameter):
                    yield at, f"parameter {name!r} {told}"


def _serialisation(value: JSON, parameter: JSON) -> Iterator[str]:
    place = parameter["in"]
    style = parameter.get("style", STYLES[place][0])
    explode = parameter.get("explode", style == "form")
    found = kinds(value, parameter["schema"])
    if style not in STYLES[place]:
        yield f"has the style {style!r}; in {place} only {', '.join(STYLES[place])} exist"
    elif style in {"spaceDelimited", "pipeDelimited"} and (explode or not found or not found <= _NESTED):
        yield f"has the style {style!r}, which exists for arrays and objects with explode: false only"
    elif style == "deepObject" and (parameter.get("explode") is False or "object" not in found or "array" in found):
        yield "has the style 'deepObject', which exists for objects with explode: true only"
    elif place == "cookie" and explode and found & _NESTED:
        yield "is an array or object that is exploded with &, which is no cookie; say explode: false"
    if parameter.get("allowReserved") is True and place != "query":
        yield "has allowReserved, which exists in query only"
    if any(kinds(value, part) & _NESTED for part in parts(value, parameter["schema"])):
        yield "has arrays or objects in it, for which no style says how they are written"


def _bodies(value: JSON) -> Iterator[tuple[str, str]]:
    for at, _, _, operation in operations(value):
        content = resolve(value, operation.get("requestBody", {})).get("content", {})
        for media_type, described in content.items():
            here = at + "/requestBody" + pointer("content", media_type)
            kind = body_kind(value, media_type, described.get("schema", {}))
            if "*" in media_type:
                yield here, f"a request body needs an exact media type, not {media_type!r}"
            elif not kind:
                yield here, f"a request body {media_type!r} of this schema is not supported"
            else:
                for told in _encoding(kind, described.get("encoding", {})):
                    yield here + "/encoding", told


def _encoding(kind: str, encoding: JSON) -> Iterator[str]:
    for name, described in encoding.items():
        if "headers" in described:
            yield f"part {name!r} has headers, which are not supported"
        if kind == "multipart" and {"style", "explode", "allowReserved"} & described.keys():
            yield f"part {name!r} has a style, which is not supported in multipart/form-data"
        if kind == "form" and described.get("style", "form") not in STYLES["query"]:
            yield f"part {name!r} has the style {described['style']!r}; only {', '.join(STYLES['query'])} exist"
        if kind == "form" and not is_json(described.get("contentType", "application/json")):
            yield f"part {name!r} has a contentType that is not JSON, which is not supported in a form"


def _answers(value: JSON) -> Iterator[tuple[str, str]]:
    for at, _, _, operation in operations(value):
        for status, answer in operation.get("responses", {}).items():
            here = at + pointer("responses", status)
            if not re.fullmatch(r"[1-5]([0-9][0-9]|XX)|default", status):
                yield here, f"{status!r} is no status, no range such as 4XX and not `default`"
            for media_type, described in resolve(value, answer).get("content", {}).items():
                if body_kind(value, media_type, described.get("schema", {})) not in {"json", "text", "binary"}:
                    yield here, f"an answer {media_type!r} of this schema is not supported"
            yield from _ambiguous(value, here, status, answer)


def _ambiguous(value: JSON, at: str, status: str, answer: JSON) -> Iterator[tuple[str, str]]:
    """``parse`` gets no media type, so a success has one schema for all its JSON."""
    content = resolve(value, answer).get("content", {})
    schemas = [described.get("schema", {}) for media_type, described in content.items() if is_json(media_type)]
    if status < "4" and any(schema != schemas[0] for schema in schemas[1:]):
        yield at, "a success with several JSON media types needs one schema for all of them"


CHECKS = (_parameters, _bodies, _answers, security)
