#include "core/player/stream/marker_book.h"

namespace sigma::player {

std::vector<hls::DateRange> MarkerBook::takeNew(const hls::MediaPlaylist& playlist) {
    std::vector<hls::DateRange> found;
    for (const auto& segment : playlist.segments) {
        look(*segment, found);
    }
    look(playlist.inProgress, found);
    return found;
}

void MarkerBook::look(const hls::Segment& segment, std::vector<hls::DateRange>& found) {
    constexpr std::size_t kMostKnown = 1000;
    for (const hls::DateRange& range : segment.dateRanges) {
        if (!m_known.insert(range.id).second) {
            continue;
        }
        found.push_back(range);
        m_order.push_back(range.id);
        if (m_order.size() > kMostKnown) {
            m_known.erase(m_order.front());
            m_order.pop_front();
        }
    }
}

}  // namespace sigma::player
