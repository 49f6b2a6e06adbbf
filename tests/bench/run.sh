#!/usr/bin/env bash
# Builds what the benchmarks need and runs them: tests/bench/run.sh [NAME...] [--json FILE]
set -euo pipefail

BENCH=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(cd "${BENCH}/../.." && pwd)

for tool in chromium ffmpeg nginx node taskset wrk; do
    command -v "${tool}" >/dev/null || {
        printf 'error: %s is missing: apt-get install chromium ffmpeg libnginx-mod-rtmp nginx nodejs util-linux wrk\n' "${tool}" >&2
        exit 1
    }
done
(cd "${ROOT}" && cmake --preset bench >/dev/null && cmake --build --preset bench)
ulimit -n "$(ulimit -H -n)"
SIGMA_SERVER=${ROOT}/build/bench/app/server/sigma-server \
    SIGMA_PROBE=${ROOT}/build/bench/app/probe/sigma-probe \
    SIGMA_STUDIO=${ROOT}/build/bench/app/studio/sigma-studio \
    SIGMA_BENCH_TOOLS=${ROOT}/build/bench/tests/bench \
    exec node "${BENCH}/run.mjs" "$@"
