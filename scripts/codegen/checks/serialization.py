"""Checks of the parts of requests and responses: parameters, bodies, media types and credentials.

The tables of styles are those of OpenAPI 3.0.4, sections 4.7.12.3 and 4.7.12.4; a combination that they give as "n/a" is a
problem, because it has no defined form.  A check yields a :class:`Node` for each problem: the JSON
pointer, and a message as its value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.codegen.reading import (
    JSON,
    Node,
    build_pointer,
    classify_body,
    is_json_media_type,
    is_object,
    iter_inner_schemas,
    iter_operations,
    merge_properties,
    resolve,
    value_types,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}
_HTTP_HEADERS = {"accept", "content-type", "authorization"}
_CHARACTERS = r"[A-Za-z0-9!#$%&'*+.^_`|~-]+"
# RFC 9110, section 8.3.1; a value in quotes has neither controls nor quotes in it.
_MEDIA_TYPE = re.compile(
    rf'{_CHARACTERS}/{_CHARACTERS}(?:[ \t]*;[ \t]*{_CHARACTERS}=(?:{_CHARACTERS}|"[ !#-\[\]-~]*"))*'
)
_NESTED = {"array", "object"}
# http basic is not supported: it has two credentials, and the generated client keeps one for each scheme.
_SECURITY_SCHEMES = {("apiKey", "header"), ("apiKey", "query"), ("apiKey", "cookie"), ("http", "bearer")}


def check_parameters(document: JSON) -> Iterator[Node]:
    """Yield the parameters that the generated client could not serialize."""
    for operation in iter_operations(document):
        for _, parameter in operation.parameters:
            for problem in _check_parameter(document, parameter):
                yield Node(operation.pointer, problem)


def _check_parameter(document: JSON, parameter: JSON) -> Iterator[str]:
    location, name = parameter.get("in"), parameter.get("name")
    if not isinstance(location, str) or not isinstance(name, str):
        yield "a parameter needs a `name` and an `in`"
    elif location not in _STYLES:
        yield f"parameter {name!r} is in {location!r}; supported are {', '.join(_STYLES)}"
    elif location == "header" and name.lower() in _HTTP_HEADERS:
        yield f"OpenAPI ignores a header parameter {name!r}; remove it"
    elif "schema" not in parameter:
        content = parameter.get("content")
        media_type = next(iter(content)) if is_object(content) and len(content) == 1 else ""
        if not _MEDIA_TYPE.fullmatch(media_type) or not is_json_media_type(media_type):
            yield f"parameter {name!r} has no `schema`, and no `content` of one JSON media type"
    else:
        for problem in _check_style(document, parameter):
            yield f"parameter {name!r} {problem}"


def _check_style(document: JSON, parameter: JSON) -> Iterator[str]:
    location = parameter["in"]
    style = parameter.get("style", _STYLES[location][0])
    explode = parameter.get("explode", style == "form")
    types = value_types(document, parameter["schema"])
    if style not in _STYLES[location]:
        yield f"has the style {style!r}; in {location} there is only {', '.join(_STYLES[location])}"
    elif style in {"spaceDelimited", "pipeDelimited"} and (explode or not types or not types <= _NESTED):
        yield f"has the style {style!r}, which is defined for arrays and objects with explode: false only"
    elif style == "deepObject" and (parameter.get("explode") is False or "object" not in types or "array" in types):
        yield "has the style 'deepObject', which is defined for objects with explode: true only"
    elif location == "cookie" and explode and types & _NESTED:
        yield "is an array or object that is exploded with &, which is no valid cookie; set explode: false"
    if parameter.get("allowReserved") is True and location != "query":
        yield "has allowReserved, which is defined in query only"
    if any(value_types(document, inner) & _NESTED for inner in iter_inner_schemas(document, parameter["schema"])):
        yield "has arrays or objects inside its value, which no style can serialize"


def check_request_bodies(document: JSON) -> Iterator[Node]:
    """Yield the media types of request bodies that the generated client could not encode."""
    for operation in iter_operations(document):
        for media_type, media_object in operation.request_content.items():
            pointer = f"{operation.pointer}/requestBody" + build_pointer("content", media_type)
            kind = classify_body(document, media_type, media_object.get("schema", {}))
            if not _MEDIA_TYPE.fullmatch(media_type):
                yield Node(pointer, f"{media_type!r} is no media type; write it as type/subtype")
            elif "*" in media_type:
                yield Node(pointer, f"a request body needs an exact media type, not {media_type!r}")
            elif not kind:
                yield Node(pointer, f"a request body {media_type!r} of this schema is not supported")
            else:
                encoding = media_object.get("encoding", {})
                for problem in _check_encoding(kind, encoding):
                    yield Node(f"{pointer}/encoding", problem)
                properties = merge_properties(document, media_object.get("schema", {})) if kind == "form" else {}
                for name in [
                    each for each in encoding if encoding[each].get("style") in _STYLES["query"] and each in properties
                ]:
                    field = {**encoding[name], "in": "query", "schema": properties[name]}  # it is written like one
                    for problem in _check_style(document, field):
                        yield Node(f"{pointer}/encoding", f"part {name!r} {problem}")


def _check_encoding(kind: str, encoding: JSON) -> Iterator[str]:
    for name, part in encoding.items():
        for media_type in str(part.get("contentType", "*/*")).split(","):
            if not _MEDIA_TYPE.fullmatch(media_type.strip()):
                yield f"part {name!r} has the contentType {media_type!r}, which is no media type"
        if "headers" in part:
            yield f"part {name!r} has headers, which are not supported"
        if kind == "multipart" and {"style", "explode", "allowReserved"} & part.keys():
            yield f"part {name!r} has a style, which is not supported in multipart/form-data"
        if kind == "form" and part.get("style", "form") not in _STYLES["query"]:
            yield f"part {name!r} has the style {part['style']!r}; supported are {', '.join(_STYLES['query'])}"
        if kind == "form" and not is_json_media_type(part.get("contentType", "application/json")):
            yield f"part {name!r} has a contentType that is not JSON, which is not supported in a form"


def check_responses(document: JSON) -> Iterator[Node]:
    """Yield the responses that the generated client could not parse."""
    for operation in iter_operations(document):
        for status, response in operation.responses.items():
            pointer = operation.pointer + build_pointer("responses", status)
            for problem in _check_response(document, status, response.value.get("content", {})):
                yield Node(pointer, problem)


def _check_response(document: JSON, status: str, content: JSON) -> Iterator[str]:
    if not re.fullmatch(r"[1-5]([0-9][0-9]|XX)|default", status):
        yield f"{status!r} is no status, no range such as 4XX and not `default`"
    for media_type, media_object in content.items():
        kind = classify_body(document, media_type, media_object.get("schema", {}))
        if not _MEDIA_TYPE.fullmatch(media_type):
            yield f"{media_type!r} is no media type; write it as type/subtype"
        if kind not in {"json", "text", "binary"}:
            yield f"a response body {media_type!r} of this schema is not supported"
    # `parse` has no media type to choose by, so the JSON of a success response has one schema.
    schemas = [media.get("schema", {}) for media_type, media in content.items() if is_json_media_type(media_type)]
    if status < "4" and any(schema != schemas[0] for schema in schemas[1:]):
        yield "a success response with several JSON media types needs the same schema for all of them"


def check_security(document: JSON) -> Iterator[Node]:
    """Yield the security schemes that are not supported, and the requirements that name no scheme."""
    schemes = document.get("components", {}).get("securitySchemes", {})
    for name, value in schemes.items():
        scheme = resolve(document, value)
        kind = (scheme.get("type"), scheme.get("in") or str(scheme.get("scheme")).lower())
        if kind not in _SECURITY_SCHEMES:
            pointer = build_pointer("components", "securitySchemes", name)
            yield Node(pointer, f"a security scheme {kind} is not supported")
    owners = [Node("", document), *(Node(each.pointer, each.value) for each in iter_operations(document))]
    for owner in owners:
        for index, requirement in enumerate(owner.value.get("security") or []):
            for name in requirement:
                if name not in schemes:
                    yield Node(owner.pointer + build_pointer("security", index), f"no security scheme {name!r}")
            places = [_find_place(resolve(document, schemes[name])) for name in requirement if name in schemes]
            if len(set(places)) < len(places):
                message = (
                    f"the security schemes {', '.join(requirement)} share a place in the request: one hides the other"
                )
                yield Node(owner.pointer + build_pointer("security", index), message)


def _find_place(scheme: JSON) -> tuple[str, str]:
    """Return the location and the name under which a credential is sent."""
    location = str(scheme.get("in", "header"))
    name = str(scheme.get("name", "Authorization"))
    return location, name.lower() if location == "header" else name
