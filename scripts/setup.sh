#!/usr/bin/env bash
# Make .venv: exactly what requirements.lock pins, by hash, and the project itself, editable.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' || {
  echo "Python 3.11 to 3.14 is needed; $python is $("$python" --version 2>&1). Say which: make PYTHON=python3.11 ..." >&2
  exit 1
}
"$python" -c 'import ensurepip, venv' 2>/dev/null || {
  echo "Python's venv module is missing. On Debian: apt-get install python3-venv" >&2
  exit 1
}

echo "setting up .venv (once; about half a minute with a network)"
rm -rf .venv
"$python" -m venv .venv
pip=(.venv/bin/python -m pip --quiet --disable-pip-version-check)
"${pip[@]}" install --require-hashes --requirement requirements.lock
"${pip[@]}" install --no-deps --no-build-isolation --editable .
touch .venv/.ready
