#!/usr/bin/env bash
# Builds Sigma Live with all warnings as errors and with sanitizers, and runs every test.
set -euo pipefail

INSTALLER=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname "${INSTALLER}")
# shellcheck source=lib/messages.sh
. "${INSTALLER}/lib/messages.sh"
# shellcheck source=lib/install_packages.sh
. "${INSTALLER}/lib/install_packages.sh"
# shellcheck source=lib/install_node_packages.sh
. "${INSTALLER}/lib/install_node_packages.sh"
# shellcheck source=lib/build_preset.sh
. "${INSTALLER}/lib/build_preset.sh"

usage() {
    cat <<'USAGE'
usage: installer/test.sh

Installs what the tests need, builds everything with AddressSanitizer and
UndefinedBehaviorSanitizer, and runs every test without the label soak.
USAGE
}

if [[ $# -gt 0 ]]; then
    usage
    [[ $1 == --help || $1 == -h ]] && exit 0
    fail "unknown option $1"
fi

install_packages build studio demo viewer test
install_node_packages "${ROOT}/tests/e2e/browser"
build_preset asan-ubsan
say "testing preset asan-ubsan"
(cd "${ROOT}" && ctest --preset asan-ubsan --no-tests=error --parallel "$(nproc)") ||
    fail "tests failed"
say "all tests passed"
