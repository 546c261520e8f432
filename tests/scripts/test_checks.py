"""The checks of a document before anything is generated from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scripts._errors import SourceError
from scripts.codegen.checks import check_document
from scripts.codegen.overlays import apply_overlay
from scripts.codegen.reading import GRAMMAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.codegen.reading import Document

    Load = Callable[[str], Document]

BODY = "paths: {/a: {get: {operationId: x, requestBody: {content: {"
HEAD = "openapi: 3.0.3\ninfo: {title: t, version: v}\n"  # what follows begins on line 3


def _problems(document: Document) -> list[str]:
    with pytest.raises(SourceError) as caught:
        check_document(document)
    return str(caught.value).splitlines()


def test_a_clean_document_passes(document: Load) -> None:
    """A document that uses every supported feature passes."""
    text = """\
        paths:
          /a/{id}:
            parameters:
            - {name: id, in: path, required: true, schema: {$ref: '#/components/schemas/Id'}}
            get:
              operationId: getA
              parameters:
              - {name: ids, in: query, schema: {type: array, items: {type: integer}}}
              - {name: f, in: query, style: deepObject, schema: {anyOf: [{type: string}, {type: object}]}}
              - {name: p, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {}}}
              - {name: r, in: query, allowReserved: true, schema: {}}
              - {name: j, in: query, content: {application/json: {schema: {type: object}}}}
              - {name: c, in: cookie, style: form, explode: false, schema: {type: array, items: {}}}
              - {name: X-Trace, in: header, style: simple, schema: {type: string}}
              responses:
                '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Node'}}}}
                '404': {description: d}
                4XX: {description: d, content: {text/plain: {schema: {type: string}}}}
                default: {description: d, content: {image/*: {}, application/problem+json: {schema: {type: object}}}}
            post:
              operationId: postA
              security: []
              requestBody: {content: {multipart/form-data: {schema: {type: object}}, image/png: {}, text/plain: {}}}
              responses: {'204': {description: d}, x-text: 1, x-object: {a: 1}}
          /b: {get: {operationId: 一, responses: {'204': {description: d}}}}
          /c: {get: {operationId: 二, responses: {'204': {description: d}}}}
          x-text: text
          x-object: {get: 1}
        components:
          schemas:
            Id: {type: string}
            Node: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}}}
          securitySchemes:
            key: {type: apiKey, in: header, name: X-Key}
            query: {type: apiKey, in: query, name: key}
            cookie: {type: apiKey, in: cookie, name: key}
            bearer: {type: http, scheme: Bearer}
        """
    check_document(document(HEAD + "\n".join(line[8:] for line in text.splitlines())))


@pytest.mark.parametrize(
    ("parameter", "problem"),
    [
        ("- {name: q, in: query}", "parameter 'q' has no `schema`"),
        ("- {name: q, in: query, content: {text/plain: {}}}", "parameter 'q' has no `schema`, and no `content` of one"),
        (
            "- {name: q, in: query, content: {application/json: {}, a/b: {}}}",
            "parameter 'q' has no `schema`, and no `content` of one",
        ),
        ("- {name: q, in: body, schema: {type: string}}", "parameter 'q' is in 'body'"),
        ("- {name: Accept, in: header, schema: {type: string}}", "OpenAPI ignores a header parameter 'Accept'"),
        (
            "- {name: q, in: query, style: matrix, schema: {type: string}}",
            "parameter 'q' has the style 'matrix'; in query there is only",
        ),
        ("- {name: q, in: path, style: form, schema: {type: string}}", "parameter 'q' has the style 'form'; in path"),
        (
            "- {name: q, in: query, style: deepObject, schema: {type: string}}",
            "'deepObject', which is defined for objects",
        ),
        (
            "- {name: q, in: query, style: deepObject, explode: false, schema: {type: object}}",
            "'deepObject', which is defined",
        ),
        (
            "- {name: q, in: query, style: deepObject, schema: {type: [object, array]}}",
            "'deepObject', which is defined",
        ),
        (
            "- {name: q, in: query, style: pipeDelimited, explode: true, schema: {type: array}}",
            "'pipeDelimited', which",
        ),
        ("- {name: q, in: query, style: spaceDelimited, schema: {type: string}}", "'spaceDelimited', which is defined"),
        ("- {name: q, in: query, style: spaceDelimited, schema: {}}", "'spaceDelimited', which is defined"),
        ("- {name: q, in: cookie, schema: {type: array}}", "exploded with &, which is no valid cookie"),
        ("- {name: q, in: cookie, schema: {properties: {a: {}}}}", "exploded with &, which is no valid cookie"),
        (
            "- {name: X, in: header, allowReserved: true, schema: {type: string}}",
            "allowReserved, which is defined in query",
        ),
        (
            "- {name: q, in: query, schema: {type: array, items: {type: array}}}",
            "has arrays or objects inside its value",
        ),
        (
            "- {name: q, in: query, schema: {properties: {a: {type: [object, 'null']}}}}",
            "has arrays or objects inside its value",
        ),
        (
            "- {name: q, in: query, schema: {additionalProperties: {type: array}}}",
            "has arrays or objects inside its value",
        ),
        (
            "- {name: q, in: query, schema: {anyOf: [{type: string}, {type: array, items: {type: object}}]}}",
            "has arrays or objects inside its value",
        ),
        ("- {name: q, schema: {type: string}}", "a parameter needs a `name` and an `in`"),
        ("- {in: query, schema: {type: string}}", "a parameter needs a `name` and an `in`"),
    ],
)
def test_unsupported_parameters(document: Load, parameter: str, problem: str) -> None:
    """A parameter that the client cannot serialize is reported at the position of its operation."""
    text = HEAD + f"paths:\n  /a:\n    get:\n      operationId: getA\n      parameters:\n      {parameter}\n"
    lines = _problems(document(text))
    assert [line.partition(": ")[0] for line in lines] == ["doc.yaml:6:7"]
    assert problem in lines[0]


@pytest.mark.parametrize("location", ["path", "operation"])
def test_shared_and_referenced_parameters_are_checked(document: Load, location: str) -> None:
    """A parameter of a path item, or a referenced one, is checked like an operation's own."""
    own = "      parameters: [{$ref: '#/components/parameters/Q'}]\n" if location == "operation" else ""
    shared = "    parameters: [{$ref: '#/components/parameters/Q'}]\n" if location == "path" else ""
    text = f"paths:\n  /a:\n{shared}    get:\n      operationId: getA\n{own}"
    rest = "components: {parameters: {Q: {name: q, in: body, schema: {type: string}}}}\n"
    (line,) = _problems(document(HEAD + text + rest))
    assert "parameter 'q' is in 'body'" in line


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("paths: {/a: {get: {summary: s}}}", r"3:19: GET /a has no operationId"),
        ("paths: {/a: {get: {operationId: ''}}}", r"3:19: GET /a has no operationId"),
        (
            "paths: {/a: {get: {operationId: x}, put: {operationId: x}}}",
            r"3:56: operationId 'x' of PUT /a is also that of GET /a",
        ),
        (
            "paths: {/a: {get: {operationId: getIt}}, /b: {get: {operationId: get_it}}}",
            r"3:66: operationId 'get_it' of GET /b is also that of GET /a",
        ),
        (
            "paths: {/a: {get: {operationId: x, requestBody: {content: {a/xml: {schema: {type: object}}}}}}}",
            r"3:67: a request body 'a/xml' of this schema is not supported",
        ),
        (
            "paths: {/a: {get: {operationId: x, requestBody: {content: {multipart/form-data: {schema: {type: array}}}}}}}",
            r"3:81: a request body 'multipart/form-data' of this schema",
        ),
        (
            "paths: {/a: {get: {operationId: x, requestBody: {content: {image: {}}}}}}",
            r"3:67: 'image' is no media type",
        ),
        (
            BODY + "multipart/form-data: {encoding: {a: {contentType: 'a/b, c\"d/e'}}}}}}}}",
            r"3:\d+: part 'a' has the contentType ' c\"d/e', which is no media type",
        ),
        (
            "paths: {/a: {get: {operationId: x, responses: {'200': {content: {\"a/b'\": {}, 'a(b)/c': {}}}}}}}",
            r"3:55: 'a\(b\)/c' is no media type",
        ),
        (
            "paths: {/a: {get: {operationId: x, requestBody: {content: {image/*: {}}}}}}",
            r"3:69: a request body needs an exact media type, not 'image/\*'",
        ),
        (
            BODY + "multipart/form-data: {encoding: {a: {headers: {}}}}}}}}}",
            r"3:92: part 'a' has headers",
        ),
        (
            BODY + "multipart/form-data: {encoding: {a: {style: form}}}}}}}}",
            r"3:92: part 'a' has a style",
        ),
        (
            BODY + "application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: array}}}, "
            "encoding: {a: {style: deepObject}}}}}}}}",
            r"3:162: part 'a' has the style 'deepObject', which is defined for objects",
        ),
        (
            BODY
            + "application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: object, properties: "
            "{b: {type: object}}}}}, encoding: {a: {style: deepObject}}}}}}}}",
            r"3:196: part 'a' has arrays or objects inside its value",
        ),
        (
            BODY + "application/x-www-form-urlencoded: {encoding: {a: {style: matrix}}}}}}}}",
            r"3:106: part 'a' has the style 'matrix'",
        ),
        (
            BODY + "application/x-www-form-urlencoded: {encoding: {a: {contentType: a/b}}}}}}}}",
            r"3:106: part 'a' has a contentType",
        ),
        (
            "paths: {/a: {get: {operationId: x, responses: {'200': {content: {a/xml: {schema: {type: object}}}}}}}}",
            r"3:55: a response body 'a/xml' of this schema is not supported",
        ),
        ("paths: {/a: {get: {operationId: x, responses: {2xx: {}}}}}", r"3:53: '2xx' is no status"),
        ("paths: {/a: {get: {operationId: x, responses: {'600': {}}}}}", r"3:55: '600' is no status"),
        ("components: {securitySchemes: {k: {type: oauth2, flows: {}}}}", r"3:35: a security scheme \('oauth2'"),
        (
            "components: {securitySchemes: {k: {type: http, scheme: Basic}}}",
            r"3:35: a security scheme \('http', 'basic'\) is not supported",
        ),
        ("security: [{k: []}]", r"3:12: no security scheme 'k'"),
        ("paths: {/a: {get: {operationId: x, security: [{k: []}]}}}", r"3:47: no security scheme 'k'"),
        (
            "components: {schemas: {A: {oneOf: [], discriminator: {propertyName: kind}}}}",
            r"3:27: a discriminator needs oneOf or anyOf, and a \$ref for each member",
        ),
        ("components: {schemas: {A: {$ref: '#/components/schemas/B'}}}", r"3:34: \$ref .* leads nowhere"),
        ("components: {schemas: {A: {$ref: '#/components/schemas/A'}}}", r"3:34: \$ref .* leads back to itself"),
        ("components: {schemas: {A: {$ref: 'other.yaml#/A'}}}", r"3:34: \$ref .* leads out of the document"),
        (
            "paths: {/a: {get: {operationId: x, parameters: [{$ref: '#/components/parameters/Q'}]}}}",
            r"3:56: \$ref .* leads nowhere",
        ),
        (
            "paths: {/a: {get: {operationId: x, responses: {2XX: {content: {b/b+json: {}, c/c+json: {schema: {x: y}}}}}}}}",
            r"3:53: a success response with several JSON media types needs the same schema",
        ),
        ("paths: {/a: {$ref: '#/paths/b'}}", r"3:20: /a: a path item that is a reference is not supported"),
        ("paths: []", r"3:8: `paths` must be an object"),
        ("paths: {/a: null}", r"3:13: /a must be an object"),
        ("paths: {/a: {get: null}}", r"3:19: GET /a must be an object"),
        ("paths: {/a: {get: {operationId: x, parameters: {}}}}", r"3:48: `parameters` must be a list of objects"),
        ("paths: {/a: {get: {operationId: x, parameters: [null]}}}", r"3:48: `parameters` must be a list of objects"),
    ],
)
def test_unsupported_documents(document: Load, text: str, problem: str) -> None:
    """Whatever the generator would drop or fail on is reported once, with file, line and column."""
    (line,) = _problems(document(f"{HEAD}{text}\n"))
    assert re.match(rf"doc\.yaml:{problem}", line), line


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("openapi: 2.0.0\n", "1:10"),
        ("openapi: 3.2.0\n", "1:10"),
        ("openapi: 3.0\n", "1:10"),
        ("swagger: '2.0'\n", "1:1"),
        ("- openapi\n", "1:1"),
        ("openapi\n", "1:1"),
    ],
)
def test_other_kinds_of_documents(document: Load, text: str, position: str) -> None:
    """A document that is not OpenAPI 3.0 or 3.1 has that one problem reported."""
    (line,) = _problems(document(text))
    assert line.startswith(f"doc.yaml:{position}: `openapi` must be 3.0.x or 3.1.x, not ")


def test_names_and_examples_are_no_keywords(document: Load) -> None:
    """A property called `discriminator` or `example` is a property, and the content of an example is data."""
    check_document(
        document(
            HEAD + "paths: {}\ncomponents: {schemas: {A: {type: object, properties: {discriminator: {type: string}},"
            " example: {discriminator: x, $ref: nowhere}}}}\n"
        )
    )


@pytest.mark.parametrize("name", sorted({key for keys in GRAMMAR.values() for key in keys if key != "$ref"}))
@pytest.mark.parametrize(
    ("place", "position"),
    [
        ("components: {schemas: {NAME: {type: object, properties: {a: BAD}}}}", "/components/schemas/NAME/properties/a"),
        ("components: {schemas: {A: {type: object, properties: {NAME: BAD}}}}", "/components/schemas/A/properties/NAME"),
        ("components: {headers: {NAME: {schema: BAD}}}", "/components/headers/NAME/schema"),
        ("components: {responses: {NAME: {description: d, content: {a/b: {schema: BAD}}}}}", "/components/responses/NAME"),
        ("components: {parameters: {NAME: {name: a, in: query, schema: BAD}}}", "/components/parameters/NAME/schema"),
    ],
)  # fmt: skip
def test_a_keyword_as_a_name(document: Load, name: str, place: str, position: str) -> None:
    """What is called like a keyword is checked like anything else, and `x-` extensions are not."""
    text = place.replace("NAME", name)
    check_document(document(f"{HEAD}paths: {{}}\nx-more: {{{text.replace('BAD', '{$ref: nowhere}')}}}\n"))
    check_document(document(f"{HEAD}paths: {{}}\n{text.replace('BAD', '{type: string}')}\n"))
    bad = document(f"{HEAD}paths: {{}}\n{text.replace('BAD', '{$ref: nowhere}')}\n")
    (line,) = _problems(bad)
    assert line.startswith(bad.locate(position.replace("NAME", name)).rpartition(":")[0])
    assert "$ref 'nowhere' leads out of the document" in line


@pytest.mark.parametrize(
    ("schema", "problem"),
    [
        (r"{type: string, pattern: '^[\w-\.]+$'}", r"the pattern '^[\\w-\\.]+$' cannot be compiled"),
        ("{type: string, pattern: (}", "the pattern '(' cannot be compiled"),
        ("{type: array, items: {type: object, properties: {a: {pattern: '[a'}}}}", "the pattern '[a' cannot be compiled"),
        ("{type: object, patternProperties: {'(': {}}}", "the pattern '(' cannot be compiled"),
        ("{type: object, properties: {b: {not: {pattern: '*'}}}}", "the pattern '*' cannot be compiled"),
        ("{type: text}", "the schema cannot be compiled: type"),
        ("{type: string, minLength: -1}", "the schema cannot be compiled: minLength"),
        ("{type: object, required: [a, a], properties: {a: {}}}", "`required` names 'a' twice"),
        ("{type: object, required: [a, b], properties: {a: {}}}", "`required` names 'b', which is no property"),
        ("{allOf: [{$ref: '#/components/schemas/B'}, {required: [a, c]}]}", "`required` names 'c', which is no property"),
        ("{type: object, properties: {a: {}}, not: {required: [a, d]}}", "`required` names 'd', which is no property"),
        ("{type: string, format: 3}", "the schema cannot be compiled: format"),
        ("{type: integer, title: [a]}", "not valid OpenAPI"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "place",
    [
        "paths: {}\ncomponents: {schemas: {A: SCHEMA, B: {type: object, properties: {a: {}}}}}\n",
        (
            "paths: {/a: {get: {operationId: a, responses: {default: {description: d, content: {a/b+json: {schema: SCHEMA}}}}}}}\n"
            "components: {schemas: {B: {type: object, properties: {a: {}}}}}\n"
        ),
        "paths: {}\ncomponents: {headers: {H: {schema: SCHEMA}}, schemas: {B: {type: object, properties: {a: {}}}}}\n",
    ],
)
def test_invalid_schemas(document: Load, schema: str, problem: str, place: str) -> None:
    """A schema that the runtime cannot compile, or that requires what nothing describes, is reported with its position."""
    lines = _problems(document(HEAD + place.replace("SCHEMA", schema)))
    assert all(re.match(r"doc\.yaml:\d+:\d+: ", line) for line in lines)
    assert problem in lines[0]
    assert len(lines) == 1 or "not valid OpenAPI" in problem


@pytest.mark.parametrize(
    "schema",
    [
        "{type: object, required: [b], x-undescribed: The server sends it in any form.}",
        "{type: object, properties: {a: {}}, not: {required: [a]}}",
        "{type: object, properties: {a: {}}, allOf: [{not: {required: [a]}}, {$ref: '#/components/schemas/B'}]}",
        "{required: [a], oneOf: [{$ref: '#/components/schemas/B'}]}",
    ],
)
def test_described_requirements(document: Load, schema: str) -> None:
    """A required name may be described by a schema around it or combined with it, or have a reason why it is not."""
    text = "paths: {}\ncomponents: {schemas: {A: SCHEMA, B: {type: object, properties: {a: {type: string}}}}}\n"
    check_document(document(HEAD + text.replace("SCHEMA", schema)))


def test_all_problems_are_reported_at_once(document: Load) -> None:
    """One run reports every problem of a document, a line each with its own position."""
    text = """\
paths:
  /a:
    get: {operationId: x, responses: {2xx: {}}}
    put: {operationId: x}
    post: {operationId: y, requestBody: {content: {a/*: {}}}}
components:
  securitySchemes: {k: {type: http, scheme: basic}}
  schemas: {A: {discriminator: {propertyName: k}}}
"""
    assert [line.partition(": ")[0] for line in _problems(document(HEAD + text))] == [
        "doc.yaml:6:24",
        "doc.yaml:7:57",
        "doc.yaml:5:44",
        "doc.yaml:9:24",
        "doc.yaml:10:16",
    ]


def test_broken_references_are_reported_first(document: Load) -> None:
    """All references that lead nowhere are reported together, and the checks that need them do not run."""
    text = "paths: {/a: {get: {parameters: [{$ref: '#/a'}], requestBody: {$ref: '#/b'}}}}\n"
    assert [line.partition(": ")[0] for line in _problems(document(HEAD + text))] == ["doc.yaml:3:40", "doc.yaml:3:69"]


def test_a_problem_from_an_overlay_has_its_position(document: Load, read: Callable[..., Document]) -> None:
    """A problem that an overlay adds to the document is reported at its position in the overlay."""
    base = document(HEAD + "paths: {/a: {get: {operationId: x}, put: {operationId: y}}}\n")
    actions = "overlay: 1.0.0\nactions:\n- target: $.paths['/a'].put\n  update: {operationId: x}\n"
    (line,) = _problems(apply_overlay(base, read(actions, "overlay.yaml")))
    assert line.startswith("overlay.yaml:4:25: operationId 'x'")
