"""What a test can change and read while a sandbox runs: one class for Python and for the admin path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox import _seed_data
from truespec_sandbox._controls._clock import Clock
from truespec_sandbox._dispatch import Dispatcher
from truespec_sandbox._faults._middleware import FaultMiddleware
from truespec_sandbox._faults._plan_files import load_plan
from truespec_sandbox._middleware._churn import Churn, parse_churn
from truespec_sandbox._middleware._rate_limits import UNLIMITED, RateLimits, parse_limit
from truespec_sandbox._middleware._request_log import RequestLog
from truespec_sandbox._profile import RateLimitRules
from truespec_sandbox._settings import text, whole

if TYPE_CHECKING:
    from truespec_sandbox._document._model import ContractDocument
    from truespec_sandbox._profile import Profile
    from truespec_sandbox._state._store import Store

_MAX_SEED = 2**63 - 1


class Controls:
    """The parts of one running sandbox; safe to be used from any thread."""

    def __init__(self, profile: Profile, document: ContractDocument, store: Store) -> None:
        """Create the parts."""
        self.profile = profile
        self.store = store
        self.clock = Clock()
        self.dispatcher = Dispatcher(profile, document, store, self.clock.now)
        self.operations = frozenset(operation.operation_id for operation in document.operations)
        self.log = RequestLog(self.dispatcher, self.clock.now)
        self.churn = Churn(self.dispatcher, store, self.clock.now)
        self.faults = FaultMiddleware(self.dispatcher, self.clock.now)
        rules = profile.rate_limits or RateLimitRules(lambda _: ())
        self.rate_limits = RateLimits(self.dispatcher, rules, parse_limit(UNLIMITED), self.clock.now)

    def reset(self) -> None:
        """Reset state, clock, log and counts to those of a new sandbox without data; keep the plan and the settings."""
        self.store.reset()
        self.clock.reset()
        self.log.clear()
        self.churn.clear()
        self.rate_limits.reset()
        self.faults.plan = self.faults.plan

    def seed(self, size: object, seed: object = 0) -> None:
        """Add a data set; raise ``TypeError`` or ``ValueError`` for invalid numbers."""
        size = whole(size, "size", 0, _seed_data.MAX_SIZE)
        seed = whole(seed, "seed", -_MAX_SEED, _MAX_SEED)
        _seed_data.seed(self.store, self.profile, size=size, seed=seed, now=self.clock.now())

    def set_faults(self, plan: object) -> None:
        """Replace the fault plan; raise ``PlanError`` for an invalid one, and keep the present one."""
        self.faults.plan = load_plan(plan, self.operations)

    def set_churn(self, settings: object) -> None:
        """Replace the settings of churn; raise ``TypeError`` or ``ValueError`` for invalid ones."""
        self.churn.settings = parse_churn(settings)

    def set_rate_limit(self, limit: str | None) -> None:
        """Replace the rate limit; raise ``TypeError`` or ``ValueError`` for an invalid one."""
        self.rate_limits.limit = parse_limit(UNLIMITED if limit is None else text(limit, "rate_limit"))
        self.rate_limits.reset()
