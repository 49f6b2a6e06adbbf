#pragma once

#include <cstddef>

#include "server/api/field_reader.h"

namespace sigma::api {

/// A password that may be somebody's already.
inline constexpr TextRule kPasswordRule{1, 256, {}};
/// A password that is to become somebody's.
inline constexpr TextRule kNewPasswordRule{12, 256, {}};
/// How hard a stream key is to guess.
inline constexpr std::size_t kStreamKeyBits = 160;

}  // namespace sigma::api
