# shellcheck shell=bash
# Configures and builds one preset of CMakePresets.json. Needs messages.sh.

build_preset() {
    local preset=$1
    say "building preset ${preset}"
    mkdir -p "${ROOT}/build/${preset}"
    local log="${ROOT}/build/${preset}/configure.log"
    (cd "${ROOT}" && cmake --preset "${preset}") >"${log}" 2>&1 || {
        cat "${log}" >&2
        fail "CMake could not configure preset ${preset}"
    }
    (cd "${ROOT}" && cmake --build --preset "${preset}") || fail "preset ${preset} does not build"
}
