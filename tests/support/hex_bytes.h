#pragma once

#include <cassert>
#include <string_view>

#include "core/base/shared_buffer.h"

namespace sigma::test {

/// The bytes that an even number of hexadecimal digits spells.
inline Bytes hexBytes(std::string_view digits) {
    const auto valueOf = [](char digit) {
        const auto value = std::string_view("0123456789abcdef").find(digit);
        assert(value != std::string_view::npos);
        return static_cast<unsigned>(value);
    };
    assert(digits.size() % 2 == 0);
    Bytes bytes;
    for (std::size_t index = 0; index != digits.size(); index += 2) {
        bytes.push_back(
            static_cast<std::uint8_t>(valueOf(digits[index]) << 4 | valueOf(digits[index + 1])));
    }
    return bytes;
}

inline SharedBuffer hexBuffer(std::string_view digits) {
    return SharedBuffer::take(hexBytes(digits));
}

}  // namespace sigma::test
