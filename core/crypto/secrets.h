#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/base/shared_buffer.h"

namespace sigma::crypto {

/// Fills the span from the operating system's cryptographic generator.
void fillRandom(std::span<std::uint8_t> bytes);

/// A random identifier of `length` characters from a-z and 2-7 (5 bits each).
std::string randomToken(std::size_t length);

/// A random text of at least `entropyBits`, in the characters of randomToken(): 160 bits are 32
/// characters. What is to withstand guessing without end has 128 bits or more.
std::string randomSecret(std::size_t entropyBits);

/// Compares in a time that depends on the lengths only.
bool equalInConstantTime(std::string_view a, std::string_view b);

}  // namespace sigma::crypto
