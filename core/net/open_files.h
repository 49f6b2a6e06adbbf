#pragma once

#include <cstddef>

namespace sigma::net {

/// Lets this process have as many files open as the system allows it, of which each connection is
/// one: what is usual, 1,024, is kept low for programs that use select(). Returns how many that
/// are now. Thread: any.
std::size_t raiseOpenFileLimit();

}  // namespace sigma::net
