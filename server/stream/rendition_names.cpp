#include "server/stream/rendition_names.h"

#include <algorithm>

#include "core/media/track_info.h"

namespace sigma::stream {

std::optional<std::uint8_t> RenditionNames::find(std::string_view name) const {
    const auto found = std::ranges::find(m_names, name);
    if (found == m_names.end()) {
        return std::nullopt;
    }
    return static_cast<std::uint8_t>(found - m_names.begin());
}

std::optional<std::uint8_t> RenditionNames::placeOf(std::string_view name) {
    const auto known = find(name);
    if (known || m_names.size() == media::kMostRenditions) {
        return known;
    }
    m_names.emplace_back(name);
    return static_cast<std::uint8_t>(m_names.size() - 1);
}

void RenditionNames::comesAlone(std::string_view name) {
    if (!find(name)) {
        m_names.front() = name;
    }
}

}  // namespace sigma::stream
