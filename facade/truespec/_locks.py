"""The lock of the process for steps that take microseconds."""

from __future__ import annotations

import os
import threading

LOCK = threading.RLock()
"""A fork waits for it: a child never begins with a lock that no thread of its own will release."""

if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=LOCK.acquire, after_in_parent=LOCK.release, after_in_child=LOCK.release)
