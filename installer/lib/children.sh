# shellcheck shell=bash
# Starts programs in process groups of their own, and ends them with all that they started.

CHILDREN=()

# start_child LOG COMMAND...: its process id is the last of CHILDREN.
start_child() {
    local log=$1
    shift
    setsid "$@" >"${log}" 2>&1 </dev/null &
    CHILDREN+=($!)
}

is_running() {
    kill -0 "$1" 2>/dev/null
}

# The last started goes first; one that does not go within ten seconds is killed.
stop_children() {
    local index turn group
    for ((index = ${#CHILDREN[@]} - 1; index >= 0; --index)); do
        group=${CHILDREN[index]}
        kill -TERM -- "-${group}" 2>/dev/null || continue
        for ((turn = 0; turn < 100; ++turn)); do
            kill -0 -- "-${group}" 2>/dev/null || break
            sleep 0.1
        done
        kill -KILL -- "-${group}" 2>/dev/null || true
        wait "${group}" 2>/dev/null || true
    done
    CHILDREN=()
}
