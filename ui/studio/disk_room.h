#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace sigma::ui {

/// With less than this a recording may end before the broadcast does.
inline constexpr std::uint64_t kLittleRoom = 5'000'000'000;  ///< bytes

/// What this user may still write to the disk of a folder, or of the nearest one above it that is
/// there. Nothing where the system does not say.
std::optional<std::uint64_t> freeBytes(const std::string& folder);

}  // namespace sigma::ui
