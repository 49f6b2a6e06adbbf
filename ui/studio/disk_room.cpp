#include "ui/studio/disk_room.h"

#include <filesystem>
#include <system_error>

namespace sigma::ui {

std::optional<std::uint64_t> freeBytes(const std::string& folder) {
    std::filesystem::path place(folder);
    std::error_code failure;
    while (!place.empty() && !std::filesystem::exists(place, failure)) {
        const std::filesystem::path above = place.parent_path();
        if (above == place) {
            return std::nullopt;
        }
        place = above;
    }
    if (place.empty()) {
        return std::nullopt;
    }
    const std::filesystem::space_info space = std::filesystem::space(place, failure);
    return failure ? std::nullopt : std::optional<std::uint64_t>(space.available);
}

}  // namespace sigma::ui
