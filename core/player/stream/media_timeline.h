#pragma once

#include <deque>
#include <optional>

#include "core/hls/media_playlist.h"
#include "core/player/duration.h"
#include "core/player/stream/chunk_position.h"

namespace sigma::player {

/// Where one playlist's segments lie on the player's timeline, and what time it was there.
///
/// What has been placed stays where it is: later updates are put behind it. Dates follow
/// EXT-X-PROGRAM-DATE-TIME, and are extrapolated to segments that have none. Discontinuities do not
/// interrupt the timeline. Thread: one at a time.
class MediaTimeline {
public:
    /// Puts a playlist's first update beside what is known of another one: by its dates where both
    /// have some, else by sequence numbers, else end to end. Nothing to go by: from `base` on.
    void begin(const hls::MediaPlaylist& playlist, const MediaTimeline* reference,
               Duration base = Duration{0});
    /// Later updates. What the playlist skipped, since it was not asked for long, is a gap as long
    /// as the dates say.
    void update(const hls::MediaPlaylist& playlist);
    void clear() { m_entries.clear(); }

    bool isEmpty() const { return m_entries.empty(); }
    /// Of the first segment that is listed.
    Duration start() const;
    /// Behind the last part.
    Duration end() const;
    /// Nothing: it is not listed, or the segment is and the part is not.
    std::optional<Duration> startOf(const hls::MediaPlaylist& playlist,
                                    ChunkPosition position) const;
    /// The segment that holds the time; the first or the last one where none does.
    std::optional<std::uint64_t> segmentAt(Duration time) const;
    std::optional<hls::DateTime> dateAt(Duration time) const;
    /// The reverse, by the last segments first: dates may go back at a discontinuity.
    std::optional<Duration> timeOf(hls::DateTime date) const;

private:
    struct Entry {
        std::uint64_t msn = 0;
        std::uint64_t discontinuity = 0;
        Duration start{0};
        Duration duration{0};
        std::optional<hls::DateTime> date;

        Duration end() const { return start + duration; }
    };

    std::deque<Entry> entriesOf(const hls::MediaPlaylist& playlist) const;
    const Entry* entryAt(Duration time) const;
    const Entry* entryOf(std::uint64_t msn) const;
    std::optional<Duration> offsetByDate(const std::deque<Entry>& others) const;

    std::deque<Entry> m_entries;  ///< by sequence number; the last one is in progress
};

}  // namespace sigma::player
