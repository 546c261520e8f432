"""Expected serialization of parameters, computed from the OpenAPI document alone.

It shares no code with the client.  Its rows are those of OpenAPI 3.0.4 and 3.1.1, "Style Examples"; what these leave open
follows RFC 6570: an empty array or object is left out, and in matrix an empty value is the name alone.
"""

from __future__ import annotations

import json
import re
import string
from typing import Any

UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")
# RFC 3986's reserved characters without those that are not allowed in a query (# [ ]) or another meaning there (& +).
RESERVED = UNRESERVED | frozenset(":/?@!$'()*,;=")
DEFAULT_STYLES = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}


def percent_encode(text: str, allowed: frozenset[str] = UNRESERVED) -> str:
    """Percent-encode each UTF-8 byte that is not allowed."""
    return "".join(
        chr(byte) if byte < 128 and chr(byte) in allowed else f"%{byte:02X}" for byte in text.encode("utf-8")
    )


def percent_encode_reserved(text: str) -> str:
    """Percent-encode as allowReserved asks: reserved and percent-encoded characters stay."""
    parts = re.split(r"(%[0-9A-Fa-f][0-9A-Fa-f])", text)
    return "".join(part if index % 2 else percent_encode(part, RESERVED) for index, part in enumerate(parts))


def scalar(value: Any) -> str:
    """Return a scalar as JSON, a string without its quotes."""
    return value if isinstance(value, str) else json.dumps(value)


def serialize(parameter: dict[str, Any], value: Any) -> str | None:
    """Return a parameter as it is sent with a value; None when it is left out."""
    location = parameter["in"]
    encode = (
        percent_encode_reserved if parameter.get("allowReserved") else str if location == "header" else percent_encode
    )
    name = percent_encode(parameter["name"])
    if "content" in parameter:
        text = encode(json.dumps(value, separators=(",", ":")))
        return text if location in {"path", "header"} else f"{name}={text}"
    style = parameter.get("style", DEFAULT_STYLES[location])
    explode = parameter.get("explode", style in {"form", "deepObject"})
    if isinstance(value, dict):
        pairs = [(percent_encode(key), encode(scalar(item))) for key, item in value.items()]
        return _object(style, name, pairs, explode=explode) if value else None
    if isinstance(value, list):
        return _array(style, name, [encode(scalar(item)) for item in value], explode=explode) if value else None
    text = encode(scalar(value))
    bare = f";{name}={text}" if text else f";{name}"
    return {"simple": text, "label": f".{text}", "matrix": bare}.get(style, f"{name}={text}")


def _array(style: str, name: str, items: list[str], *, explode: bool) -> str:
    commas = ",".join(items)
    rows = {
        ("simple", False): commas,
        ("simple", True): commas,
        ("label", False): f".{commas}",
        ("label", True): "".join(f".{item}" for item in items),
        ("matrix", False): f";{name}={commas}" if commas else f";{name}",
        ("matrix", True): "".join(f";{name}={item}" if item else f";{name}" for item in items),
        ("form", False): f"{name}={commas}",
        ("form", True): "&".join(f"{name}={item}" for item in items),
        ("spaceDelimited", False): f"{name}={'%20'.join(items)}",
        ("pipeDelimited", False): f"{name}={'%7C'.join(items)}",
    }
    return rows[style, explode]


def _object(style: str, name: str, pairs: list[tuple[str, str]], *, explode: bool) -> str:
    flat = [part for pair in pairs for part in pair]
    commas, equals = ",".join(flat), [f"{key}={item}" for key, item in pairs]
    rows = {
        ("simple", False): commas,
        ("simple", True): ",".join(equals),
        ("label", False): f".{commas}",
        ("label", True): "".join(f".{pair}" for pair in equals),
        ("matrix", False): f";{name}={commas}",
        ("matrix", True): "".join(f";{key}={item}" if item else f";{key}" for key, item in pairs),
        ("form", False): f"{name}={commas}",
        ("form", True): "&".join(equals),
        ("spaceDelimited", False): f"{name}={'%20'.join(flat)}",
        ("pipeDelimited", False): f"{name}={'%7C'.join(flat)}",
        ("deepObject", True): "&".join(f"{name}%5B{key}%5D={item}" for key, item in pairs),
    }
    return rows[style, explode]


def build_target(path: str, parameters: list[dict[str, Any]], values: dict[str, Any]) -> str:
    """Return the request target for the values of the parameters by name."""
    query: list[str] = []
    for parameter in parameters:
        text = serialize(parameter, values[parameter["name"]]) if parameter["name"] in values else None
        if parameter["in"] == "path":
            path = path.replace("{" + parameter["name"] + "}", text or "")
        elif parameter["in"] == "query" and text is not None:
            query.append(text)
    # A dot segment would be resolved away (RFC 3986, section 5.2.4), so it is encoded.
    segments = [{".": "%2E", "..": "%2E%2E"}.get(segment, segment) for segment in path.split("/")]
    return "/".join(segments) + (f"?{'&'.join(query)}" if query else "")
