#pragma once

#include <iostream>

#include "app/probe/exit_status.h"
#include "core/base/error.h"

namespace sigma::app {

/// Tells the person at the terminal, and is what the program ends with.
inline ExitStatus complain(const Error& error, ExitStatus status) {
    std::cerr << "sigma-probe: " << error.context << '\n';
    return status;
}

}  // namespace sigma::app
