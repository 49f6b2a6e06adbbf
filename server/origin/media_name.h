#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "server/packager/live_segment.h"

namespace sigma::origin {

struct InitName {
    std::uint32_t version = 0;
};
struct SegmentName {
    std::uint64_t sequence = 0;
};

/// What a media file's name stands for: init-V.mp4, N.m4s or N.P.m4s.
using MediaName = std::variant<InitName, SegmentName, packager::PartPosition>;

/// None for any other name, numbers with signs or leading zeros included: one name a resource.
std::optional<MediaName> parseMediaName(std::string_view name);

}  // namespace sigma::origin
