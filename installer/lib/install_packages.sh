# shellcheck shell=bash
# Installs what the lists in installer/packages name and this machine lacks. Needs messages.sh.

# "package command" lines of a list, comments left out.
read_package_list() {
    grep -vE '^[[:space:]]*(#|$)' "${INSTALLER}/packages/$1.txt"
}

is_debian_12() {
    (
        # shellcheck source=/dev/null
        . /etc/os-release 2>/dev/null && [[ "${ID:-}" == debian && "${VERSION_ID:-}" == 12 ]]
    )
}

is_installed() {
    [[ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" == installed ]]
}

# A package with a command is missing when the command is; any other, when dpkg does not know it.
missing_packages() {
    local list package tool
    for list in "$@"; do
        while read -r package tool; do
            if [[ -n "${tool}" ]]; then
                command -v "${tool}" >/dev/null || printf '%s\n' "${package}"
            elif is_debian_12; then
                is_installed "${package}" || printf '%s\n' "${package}"
            fi
        done < <(read_package_list "${list}")
    done
}

apt_get() {
    local as_root=()
    [[ ${EUID} -eq 0 ]] || as_root=(sudo)
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@"
}

# install_packages LIST...: one call of apt-get, for what is missing only.
install_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    if ! is_debian_12; then
        explain_other_system "${missing[*]}" "$@"
        return
    fi
    [[ ${#missing[@]} -gt 0 ]] || return 0
    if [[ ${EUID} -ne 0 ]] && ! command -v sudo >/dev/null; then
        fail "needs root to install: ${missing[*]}; run as root: apt-get install ${missing[*]}"
    fi
    say "installing ${missing[*]}"
    apt_get update
    apt_get install --yes --no-install-recommends "${missing[@]}" ||
        fail "apt-get could not install: ${missing[*]}; run: sudo apt-get install ${missing[*]}"
}

# Elsewhere packages have other names: say what is needed, and go on if every tool is there.
explain_other_system() {
    local absent=$1 list
    shift
    say "this is not Debian 12; the build needs what Debian calls:"
    for list in "$@"; do
        read_package_list "${list}" | cut -d' ' -f1
    done | sort -u | paste -sd' '
    [[ -z "${absent}" ]] || fail "these are missing: ${absent}; install them and start again"
    say "all tools are here: going on; CMake will say which library is missing"
}
