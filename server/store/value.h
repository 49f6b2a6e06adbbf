#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/clock.h"
#include "core/base/strong_id.h"

namespace sigma::store {

/// What a parameter of a statement may be: nothing, a number or a text.
using Value = std::variant<std::nullptr_t, long long, std::string>;

inline Value toValue(std::string_view text) {
    return std::string(text);
}
inline Value toValue(std::integral auto number) {
    return static_cast<long long>(number);
}
inline Value toValue(std::chrono::seconds time) {
    return static_cast<long long>(time.count());
}
/// Microseconds since 1970, UTC.
inline Value toValue(WallTime time) {
    return static_cast<long long>(
        std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch()).count());
}
template <class Tag>
Value toValue(const StrongId<Tag>& id) {
    return id.value();
}
template <class T>
Value toValue(const std::optional<T>& value) {
    return value ? toValue(*value) : Value(nullptr);
}

}  // namespace sigma::store
