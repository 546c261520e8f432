#!/usr/bin/env bash
# Install the system packages that single tests want.  Without them those tests are skipped, printed and counted.
set -euo pipefail
packages=(
  chromium          # the sandbox's page is tried in it
  chromium-driver   # drives it
  curl              # the curl lines that the sandbox shows are run
  openssl           # tests/faults makes certificates with it
)

apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"
