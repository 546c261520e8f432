#!/usr/bin/env bash
# Install the system packages that some tests need.  Without them those tests are skipped, printed and counted.
set -euo pipefail
cd "$(dirname "$0")/.."
packages=(
  chromium          # the sandbox's page is tested in it
  chromium-driver   # drives it
  curl              # the curl lines that the sandbox shows are run
  openssl           # tests/faults makes certificates with it
)

apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"

# Steady validates requests and shares no code with us; without npm its tests are skipped.
if command -v npm >/dev/null && [ ! -x build/steady/node_modules/.bin/steady ]; then
  mkdir -p build/steady
  npm install --silent --no-audit --no-fund --prefix build/steady @stdy/cli@0.22.2 || echo "SKIPPED: npm cannot install Steady"
fi
