#!/usr/bin/env bash
# Install the system packages that single tests want.  Without them those tests are skipped, printed and counted.
set -euo pipefail
packages=()   # none yet: no test needs more than Python

if [ ${#packages[@]} -eq 0 ]; then
  echo "setup-system: no test wants a system package yet"
  exit 0
fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${packages[@]}"
