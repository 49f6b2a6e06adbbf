#pragma once

#include <deque>
#include <set>
#include <string>
#include <vector>

#include "core/hls/media_playlist.h"

namespace sigma::player {

/// Which date ranges a viewer has been told of: each id once.
///
/// Remembers the last 1000. Thread: one at a time.
class MarkerBook {
public:
    /// Those of the playlist that are new.
    std::vector<hls::DateRange> takeNew(const hls::MediaPlaylist& playlist);

private:
    void look(const hls::Segment& segment, std::vector<hls::DateRange>& found);

    std::set<std::string, std::less<>> m_known;
    std::deque<std::string> m_order;
};

}  // namespace sigma::player
