#pragma once

#include <string>

namespace sigma::bench {

/// Moves the calling thread, and those that it starts from now on, into a network namespace of
/// their own with nothing in it but a TUN device (1,500 bytes a packet) of that address in a /24.
///
/// Needs root. The namespace ends with its last thread. Returns the device's descriptor, whose
/// owner is the caller, and which does not block. Throws what the system says.
int enterNetworkNamespace(const std::string& address);

}  // namespace sigma::bench
