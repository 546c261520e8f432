"""The runtime that every facade shares: calls, errors, pagination and conformance.  It names no API.

Services import a facade, such as :mod:`clemta`; authors of a facade import this package.
"""


def __getattr__(name: str) -> object:
    # Not in the body: a package that imports a module of its own can deadlock with a thread that imports the module first.
    from truespec._lazy import attach_stub  # noqa: PLC0415  (see above)

    return attach_stub(__name__)[0](name)


def __dir__() -> list[str]:
    from truespec._lazy import attach_stub  # noqa: PLC0415  (see above)

    return attach_stub(__name__)[1]()
