"""Log the attempts and waits of a call: ``python log_retries.py CONTACT_ID``.

The logger ``truespec`` logs each attempt (INFO, or WARNING for a failed one) and each wait.
"""

from __future__ import annotations

import logging
import sys

from clemta import Clemta, TruespecError

log = logging.getLogger("our.service")


def main(contact_id: str) -> None:
    """Read one contact with more retries than the default."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    with Clemta(max_retries=4, deadline=30) as clemta:
        try:
            response = clemta.contacts.get.with_response(contact_id)
        except TruespecError as error:
            log.error("given up after %d attempts: %s", len(error.attempts), error)  # noqa: TRY400  (the message is enough)
            raise SystemExit(1) from error
    waited = sum(attempt.wait for attempt in response.attempts)
    log.info("%s after %d attempts and %.1f s of waiting", response.value.full_name, len(response.attempts), waited)


if __name__ == "__main__":
    main(sys.argv[1])
