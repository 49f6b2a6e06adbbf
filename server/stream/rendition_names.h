#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sigma::stream {

/// Which name stands for which of a session's renditions.
///
/// A name keeps its place for the whole session, so that a rendition that comes back goes on where
/// it ended. Thread: the owner's.
class RenditionNames {
public:
    explicit RenditionNames(std::string first) : m_names{std::move(first)} {}

    /// The place of the rendition; none when a programme has no more.
    std::optional<std::uint8_t> placeOf(std::string_view name);
    /// Nobody else is connected: a name that is not known takes the first place over, because its
    /// viewers have nothing else to go on with.
    void comesAlone(std::string_view name);

private:
    std::optional<std::uint8_t> find(std::string_view name) const;

    std::vector<std::string> m_names;
};

}  // namespace sigma::stream
