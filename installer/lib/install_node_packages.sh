# shellcheck shell=bash
# Installs exactly what a package-lock.json says. Needs messages.sh.

# install_node_packages FOLDER...: does nothing where the lock file is the one installed before.
install_node_packages() {
    local folder
    for folder in "$@"; do
        local installed="${folder}/node_modules/.installed-lock.json"
        if cmp --silent "${folder}/package-lock.json" "${installed}"; then
            continue
        fi
        say "installing the npm packages of ${folder#"${ROOT}/"}"
        (cd "${folder}" && npm ci --no-audit --no-fund --loglevel=error) ||
            fail "npm could not install the packages of ${folder}"
        cp "${folder}/package-lock.json" "${installed}"
    done
}
