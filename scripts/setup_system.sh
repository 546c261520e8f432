#!/usr/bin/env bash
# Install the system packages that single tests want.  Without them those tests are skipped, printed and counted.
set -euo pipefail
packages=(openssl)   # tests/faults makes certificates with it
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${packages[@]}"
