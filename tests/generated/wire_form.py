"""How parameters have to be written, read out of the OpenAPI document and of nothing else.

It shares no code with the client.  Its rows are those of OpenAPI 3.0.4 and 3.1.1, "Style Examples"; what these leave to
RFC 6570 is written as that says: nothing for an empty array or object, and in matrix a name alone for an empty value.
"""

from __future__ import annotations

import json
import re
import string
from typing import Any

UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")
# RFC 3986's reserved characters without those that have no place in a query (# [ ]) or another meaning there (& +).
RESERVED = UNRESERVED | frozenset(":/?@!$'()*,;=")
DEFAULT_STYLES = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}


def percent(text: str, allowed: frozenset[str] = UNRESERVED) -> str:
    """Text with each byte of UTF-8 percent-encoded that is not allowed."""
    return "".join(
        chr(byte) if byte < 128 and chr(byte) in allowed else f"%{byte:02X}" for byte in text.encode("utf-8")
    )


def percent_reserved(text: str) -> str:
    """Text for allowReserved: triples stay, and so do the reserved characters."""
    found = re.split(r"(%[0-9A-Fa-f][0-9A-Fa-f])", text)
    return "".join(part if index % 2 else percent(part, RESERVED) for index, part in enumerate(found))


def scalar(value: Any) -> str:
    """A single value as JSON spells it, text without its quotes."""
    return value if isinstance(value, str) else json.dumps(value)


def form_of(parameter: dict[str, Any], value: Any) -> str | None:
    """What stands on the wire for a parameter with this value; None when nothing does."""
    place = parameter["in"]
    encode = percent_reserved if parameter.get("allowReserved") else str if place == "header" else percent
    name = percent(parameter["name"])
    if "content" in parameter:
        text = encode(json.dumps(value, separators=(",", ":")))
        return text if place in {"path", "header"} else f"{name}={text}"
    style = parameter.get("style", DEFAULT_STYLES[place])
    explode = parameter.get("explode", style in {"form", "deepObject"})
    if isinstance(value, dict):
        pairs = [(percent(key), encode(scalar(item))) for key, item in value.items()]
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


def target_of(path: str, parameters: list[dict[str, Any]], values: dict[str, Any]) -> str:
    """The target of the request line for these values, by the names of the parameters."""
    query: list[str] = []
    for parameter in parameters:
        written = form_of(parameter, values[parameter["name"]]) if parameter["name"] in values else None
        if parameter["in"] == "path":
            path = path.replace("{" + parameter["name"] + "}", written or "")
        elif parameter["in"] == "query" and written is not None:
            query.append(written)
    # A dot segment would be resolved away (RFC 3986, section 5.2.4), so it is encoded.
    segments = [{".": "%2E", "..": "%2E%2E"}.get(segment, segment) for segment in path.split("/")]
    return "/".join(segments) + (f"?{'&'.join(query)}" if query else "")
