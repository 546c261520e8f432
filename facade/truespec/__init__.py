"""The runtime that every facade shares: calls, errors, pagination and conformance.  It names no API.

Services import a facade, such as :mod:`clemta`; authors of a facade import this package.
"""

from truespec._lazy import attach_stub

__getattr__, __dir__ = attach_stub(__name__)
