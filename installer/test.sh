#!/usr/bin/env bash
# Builds Sigma Live with all warnings as errors and runs every test; then the quick ones again
# under AddressSanitizer and UndefinedBehaviorSanitizer.
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
usage: installer/test.sh [--quick]

Installs what the tests need, builds, and runs them: preset dev without the labels soak and bench,
then preset asan-ubsan with the labels unit, component and fuzz.

  --quick   leave the sanitizers out
  --help    this text
USAGE
}

run_tests() {
    local preset=$1
    shift
    say "testing preset ${preset}"
    (cd "${ROOT}" && ctest --preset "${preset}" --no-tests=error --parallel "$(nproc)" "$@")
}

is_quick=false
for argument in "$@"; do
    case ${argument} in
        --quick) is_quick=true ;;
        --help | -h)
            usage
            exit 0
            ;;
        *)
            usage >&2
            fail "unknown option ${argument}"
            ;;
    esac
done

install_packages build demo viewer test
install_node_packages "${ROOT}/resources/web" "${ROOT}/tests/e2e/browser"

# Every test runs, even after one preset failed; the exit status remembers.
status=0
build_preset dev
run_tests dev --label-exclude 'soak|bench' || status=1
if [[ ${is_quick} == false ]]; then
    build_preset asan-ubsan
    run_tests asan-ubsan || status=1
fi
[[ ${status} -eq 0 ]] || fail "tests failed"
say "all tests passed"
