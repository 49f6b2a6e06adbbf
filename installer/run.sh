#!/usr/bin/env bash
# Builds and starts the studio where there is a display; elsewhere sigma-server, with a
# demonstration channel and a test picture published to it.
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
# shellcheck source=lib/children.sh
. "${INSTALLER}/lib/children.sh"
# shellcheck source=lib/demo_stream.sh
. "${INSTALLER}/lib/demo_stream.sh"

readonly STUDIO="${ROOT}/build/release/app/studio/sigma-studio"
readonly SERVER="${ROOT}/build/headless/app/server/sigma-server"
readonly VIEWER="${ROOT}/tests/e2e/browser"
readonly SECONDS_TO_LIVE=30

http_port=8080
rtmp_port=1935
viewing_seconds=0
is_headless=false

usage() {
    cat <<'USAGE'
usage: installer/run.sh [--headless] [--http-port N] [--rtmp-port N] [--for SECONDS]

Installs what is missing, builds, and starts the studio where there is a display. Elsewhere, and
with any of the options, it starts the server on this machine's loopback address with the channel
"demo", publishes a test picture with a clock to it and prints the address of its watch page.
Ctrl-C ends all of it.

  --headless      the server, though there is a display
  --http-port N   port of the watch page (8080)
  --rtmp-port N   port of the publisher (1935)
  --for SECONDS   watch it with a browser without a window for that long, print latency and stalls,
                  and end; the exit status is not 0 when nothing played
  --help          this text
USAGE
}

number_of() {
    [[ "${2:-}" =~ ^[1-9][0-9]{0,4}$ ]] || fail "$1 expects a number from 1 to $3"
    [[ $2 -le $3 ]] || fail "$1 expects a number from 1 to $3"
    printf '%s' "$2"
}

has_display() {
    [[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]]
}

parse_options() {
    if [[ $# -gt 0 ]] || ! has_display; then
        is_headless=true
    fi
    while [[ $# -gt 0 ]]; do
        case $1 in
            --headless)
                shift
                continue
                ;;
            --http-port) http_port=$(number_of "$1" "${2:-}" 65535) ;;
            --rtmp-port) rtmp_port=$(number_of "$1" "${2:-}" 65535) ;;
            --for) viewing_seconds=$(number_of "$1" "${2:-}" 86400) ;;
            --help | -h)
                usage
                exit 0
                ;;
            *)
                usage >&2
                fail "unknown option $1"
                ;;
        esac
        shift 2
    done
    [[ ${http_port} -ne ${rtmp_port} ]] || fail "--http-port and --rtmp-port need two ports"
}

require_free_port() {
    if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then
        fail "port $1 is taken by another program: choose a free one with $2"
    fi
}

write_config() {
    cat >"$1" <<CONFIG
[http]
listen = "127.0.0.1:${http_port}"

[rtmp]
listen = "127.0.0.1:${rtmp_port}"

[[channel]]
name = "demo"
title = "Demonstration"
stream_key = "$2"
mode = "ultra"
CONFIG
}

# require_running NAME PID LOG: the log's end says why it stopped.
require_running() {
    if ! is_running "$2"; then
        tail -n 20 "$3" >&2
        fail "$1 stopped; the lines above are the end of its log"
    fi
}

is_live() {
    curl --silent --max-time 2 "http://127.0.0.1:${http_port}/live/demo/status" |
        tr -d '[:space:]' | grep -q '"state":"live"'
}

wait_until_listening() {
    until (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; do
        require_running sigma-server "${server}" "${folder}/server.log"
        sleep 0.1
    done
}

wait_until_live() {
    local begin=${SECONDS}
    until is_live; do
        require_running sigma-server "${server}" "${folder}/server.log"
        require_running ffmpeg "${publisher}" "${folder}/ffmpeg.log"
        if ((SECONDS - begin > SECONDS_TO_LIVE)); then
            tail -n 20 "${folder}/server.log" "${folder}/ffmpeg.log" >&2
            fail "the channel was not live within ${SECONDS_TO_LIVE} s; the logs' ends are above"
        fi
        sleep 0.2
    done
}

view() {
    say "watching for ${viewing_seconds} s"
    start_child "${folder}/viewer.log" node "${VIEWER}/watch_viewer.mjs" \
        "http://127.0.0.1:${http_port}/watch/demo" --seconds "${viewing_seconds}"
    local status=0
    wait "${CHILDREN[-1]}" || status=$?
    cat "${folder}/viewer.log"
    require_running sigma-server "${server}" "${folder}/server.log"
    [[ ${status} -eq 0 ]] || fail "the viewer saw no picture play"
}

run_studio() {
    install_packages build studio
    build_preset release
    exec "${STUDIO}"
}

parse_options "$@"
[[ ${is_headless} == true ]] || run_studio
install_packages build demo
if [[ ${viewing_seconds} -gt 0 ]]; then
    install_packages viewer
    install_node_packages "${VIEWER}"
fi
build_preset headless
require_free_port "${http_port}" --http-port
require_free_port "${rtmp_port}" --rtmp-port

umask 077
folder=$(mktemp -d "${TMPDIR:-/tmp}/sigma-demo.XXXXXX")
trap 'stop_children; rm -rf "${folder}"' EXIT
trap 'echo; say "stopping"; exit 0' HUP INT TERM

stream_key=$(head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n')
write_config "${folder}/sigma-server.toml" "${stream_key}"
start_child "${folder}/server.log" "${SERVER}" --config "${folder}/sigma-server.toml" \
    --data "${folder}/data"
server=${CHILDREN[-1]}
wait_until_listening "${rtmp_port}"
wait_until_listening "${http_port}"

# The key is seen in the list of processes: it is random, and lives as long as this script.
start_demo_stream "${folder}/ffmpeg.log" "rtmp://127.0.0.1:${rtmp_port}/live/${stream_key}"
publisher=${CHILDREN[-1]}
wait_until_live

say "watch it at http://localhost:${http_port}/watch/demo"
if [[ ${viewing_seconds} -gt 0 ]]; then
    view
    exit 0
fi
say "Ctrl-C ends it"
wait -n "${server}" "${publisher}" || true
require_running sigma-server "${server}" "${folder}/server.log"
require_running ffmpeg "${publisher}" "${folder}/ffmpeg.log"
