"""Clemta's rate limits as its guide describes them: by key, and by company where the URL names one."""

from __future__ import annotations

from truespec_sandbox._profile import Headers, RateLimitRules, RateLimitState


def _headers(standing: RateLimitState) -> Headers:
    limit = standing.limit
    return (
        ("x-ratelimit-api", f"{limit.requests} requests per {limit.unit}"),
        ("x-ratelimit-limit", str(limit.requests)),
        ("x-ratelimit-remaining", str(standing.remaining)),
        ("x-ratelimit-reset", str(standing.reset)),
        ("x-ratelimit-type", "resource" if standing.is_resource else "api_key"),
    )


RATE_LIMITS = RateLimitRules(_headers, resource_parameters=("company_id", "id"))
