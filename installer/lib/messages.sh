# shellcheck shell=bash
# What the scripts say: steps on standard output, faults on standard error.

say() {
    printf '== %s\n' "$*"
}

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}
