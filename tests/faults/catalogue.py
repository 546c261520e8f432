"""Every fault, of every kind."""

from __future__ import annotations

from tests.faults.body_faults import BODY_FAULTS
from tests.faults.network_faults import NETWORK_FAULTS
from tests.faults.protocol_faults import PROTOCOL_FAULTS
from tests.faults.status_faults import STATUS_FAULTS

FAULTS = (*NETWORK_FAULTS, *PROTOCOL_FAULTS, *BODY_FAULTS, *STATUS_FAULTS)
