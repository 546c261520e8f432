"""What a test may turn and look at while a sandbox runs: one place for Python and for the admin path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._controls._clock import Clock
from truespec_sandbox._dispatch import Dispatcher
from truespec_sandbox._faults._faults import Faults
from truespec_sandbox._faults._plan_source import plan_from
from truespec_sandbox._middleware._churn import Churn
from truespec_sandbox._middleware._churn_settings import read_churn
from truespec_sandbox._middleware._rate_limits import UNLIMITED, RateLimits, read_limit
from truespec_sandbox._middleware._request_log import RequestLog
from truespec_sandbox._profile import RateLimitRules
from truespec_sandbox._seeding import _data_set
from truespec_sandbox._settings import text, whole

if TYPE_CHECKING:
    from truespec_sandbox._document._model import ContractDocument
    from truespec_sandbox._profile import Profile
    from truespec_sandbox._state._store import Store

_LARGEST_SEED = 2**63 - 1


class Controls:
    """The parts of one running sandbox; safe to be used from any thread."""

    def __init__(self, profile: Profile, document: ContractDocument, store: Store) -> None:
        """Put the parts together.

        Args:
            profile: what no document says about the API.
            document: the contract document.
            store: the state.

        Raises:
            DocumentError: the document lacks an operation that the profile plays, or a schema in it is wrong.

        """
        self.profile = profile
        self.store = store
        self.clock = Clock()
        self.dispatcher = Dispatcher(profile, document, store, self.clock.now)
        self.operations = frozenset(operation.operation_id for operation in document.operations)
        self.log = RequestLog(self.dispatcher, self.clock.now)
        self.churn = Churn(self.dispatcher, store, self.clock.now)
        self.faults = Faults(self.dispatcher, self.clock.now)
        rules = profile.rate_limits or RateLimitRules(lambda _: ())
        self.rate_limits = RateLimits(self.dispatcher, rules, read_limit(UNLIMITED), self.clock.now)

    def reset(self) -> None:
        """Put state, clock and counts back to where a sandbox without data starts; plans and settings stay."""
        self.store.reset()
        self.clock.reset()
        self.log.clear()
        self.churn.clear()
        self.rate_limits.reset()
        self.faults.plan = self.faults.plan

    def seed(self, size: object, seed: object = 0) -> None:
        """Add a data set; raise ``TypeError`` or ``ValueError`` for numbers that cannot be."""
        size = whole(size, "size", 0, _data_set.LARGEST)
        seed = whole(seed, "seed", -_LARGEST_SEED, _LARGEST_SEED)
        _data_set.seed(self.store, self.profile, size=size, seed=seed, now=self.clock.now())

    def set_faults(self, plan: object) -> None:
        """Follow another plan; raise ``PlanError`` when it is wrong, and go on with the one before."""
        self.faults.plan = plan_from(plan, self.operations)

    def set_churn(self, settings: object) -> None:
        """Churn in another way; raise ``TypeError`` or ``ValueError`` when it cannot be."""
        self.churn.settings = read_churn(settings)

    def set_rate_limit(self, limit: str | None) -> None:
        """Allow another number of requests; raise ``ValueError`` when the text is no limit."""
        self.rate_limits.limit = read_limit(UNLIMITED if limit is None else text(limit, "rate_limit"))
        self.rate_limits.reset()
