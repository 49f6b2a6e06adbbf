#include "core/player/stream/media_timeline.h"

#include <algorithm>
#include <utility>

namespace sigma::player {
namespace {

/// Dates further apart than this are of another time, or wrong.
constexpr Duration kMostApart = std::chrono::hours(24 * 30);

Duration partsDuration(const hls::Segment& segment) {
    Duration sum{0};
    for (const hls::Part& part : segment.parts) {
        sum += part.duration;
    }
    return sum;
}

}  // namespace

std::deque<MediaTimeline::Entry> MediaTimeline::entriesOf(
    const hls::MediaPlaylist& playlist) const {
    std::deque<Entry> entries;
    Entry next{.msn = playlist.mediaSequence,
               .discontinuity = playlist.discontinuitySequence,
               .date = std::nullopt};
    const auto add = [&](const hls::Segment& segment, Duration duration) {
        next.discontinuity += segment.hasDiscontinuityBefore ? 1 : 0;
        if (segment.programDateTime || segment.hasDiscontinuityBefore) {
            next.date = segment.programDateTime;
        }
        next.duration = duration;
        entries.push_back(next);
        ++next.msn;
        next.start += duration;
        if (next.date) {
            *next.date += std::chrono::round<std::chrono::milliseconds>(duration);
        }
    };
    for (const auto& segment : playlist.segments) {
        add(*segment, segment->duration);
    }
    add(playlist.inProgress, partsDuration(playlist.inProgress));
    // A date that stands later holds for what comes before it, up to a discontinuity.
    for (std::size_t i = entries.size() - 1; i != 0; --i) {
        Entry& earlier = entries[i - 1];
        const Entry& later = entries[i];
        if (!earlier.date && later.date && earlier.discontinuity == later.discontinuity) {
            earlier.date =
                *later.date - std::chrono::round<std::chrono::milliseconds>(earlier.duration);
        }
    }
    return entries;
}

std::optional<Duration> MediaTimeline::offsetByDate(const std::deque<Entry>& others) const {
    // The pair that is nearest in time, of the same stretch between discontinuities if there is
    // one.
    std::optional<Duration> offset;
    auto best = std::pair(true, Duration::max());
    const auto consider = [&](const Entry& mine, const Entry& other) {
        if (!mine.date || !other.date) {
            return;
        }
        const Duration apart = *mine.date - *other.date;
        if (std::chrono::abs(apart) > kMostApart) {
            return;
        }
        const auto rank =
            std::pair(mine.discontinuity != other.discontinuity, std::chrono::abs(apart));
        if (rank < best) {
            best = rank;
            offset = other.start + apart - mine.start;
        }
    };
    // Dates grow with the numbers but for rare exceptions: the ends and the middle are enough.
    const Entry* const mine[] = {&m_entries.back(), &m_entries[m_entries.size() / 2],
                                 &m_entries.front()};
    for (const Entry* const each : mine) {
        std::ranges::for_each(others, [&](const Entry& other) { consider(*each, other); });
    }
    return offset;
}

void MediaTimeline::begin(const hls::MediaPlaylist& playlist, const MediaTimeline* reference,
                          Duration base) {
    m_entries = entriesOf(playlist);
    const bool hasReference = reference != nullptr && !reference->isEmpty();
    std::optional<Duration> offset =
        hasReference ? offsetByDate(reference->m_entries) : std::optional(base);
    if (!offset) {
        const std::uint64_t msn = std::max(m_entries.front().msn, reference->m_entries.front().msn);
        const Entry* const mine = entryOf(msn);
        const Entry* const other = reference->entryOf(msn);
        offset = mine && other ? other->start - mine->start : reference->end() - end();
    }
    for (Entry& entry : m_entries) {
        entry.start += *offset;
    }
}

void MediaTimeline::update(const hls::MediaPlaylist& playlist) {
    if (m_entries.empty()) {
        begin(playlist, nullptr);
        return;
    }
    std::deque<Entry> next = entriesOf(playlist);
    const Entry last = m_entries.back();
    const Entry* const known = entryOf(std::max(next.front().msn, m_entries.front().msn));
    Duration offset{0};
    if (known != nullptr && known->msn >= next.front().msn && known->msn <= next.back().msn) {
        offset = known->start - next[known->msn - next.front().msn].start;
    } else {
        const Entry& first = next.front();
        const std::uint64_t missing = first.msn > last.msn ? first.msn - last.msn : 0;
        constexpr std::uint64_t kMostMissing = 1'000'000;
        const Duration guess =
            playlist.targetDuration * static_cast<int>(std::min(missing, kMostMissing));
        const bool hasDates = first.date && last.date && *first.date > *last.date;
        const Duration gap = hasDates ? Duration(*first.date - *last.date) : guess;
        offset = last.start + std::min(gap, kMostApart) - first.start;
    }
    for (Entry& entry : next) {
        entry.start += offset;
    }
    m_entries = std::move(next);
}

Duration MediaTimeline::start() const {
    return m_entries.empty() ? Duration{0} : m_entries.front().start;
}

Duration MediaTimeline::end() const {
    return m_entries.empty() ? Duration{0} : m_entries.back().end();
}

const MediaTimeline::Entry* MediaTimeline::entryOf(std::uint64_t msn) const {
    if (m_entries.empty() || msn < m_entries.front().msn || msn > m_entries.back().msn) {
        return nullptr;
    }
    return &m_entries[msn - m_entries.front().msn];
}

const MediaTimeline::Entry* MediaTimeline::entryAt(Duration time) const {
    if (m_entries.empty()) {
        return nullptr;
    }
    const auto after = std::ranges::upper_bound(m_entries, time, {}, &Entry::start);
    return after == m_entries.begin() ? &m_entries.front() : &*std::prev(after);
}

std::optional<Duration> MediaTimeline::startOf(const hls::MediaPlaylist& playlist,
                                               ChunkPosition position) const {
    const Entry* const entry = entryOf(position.msn);
    const hls::Segment* const segment = playlist.segment(position.msn);
    if (entry == nullptr || segment == nullptr || position.part > segment->parts.size()) {
        return std::nullopt;
    }
    Duration start = entry->start;
    for (std::uint64_t part = 0; part != position.part; ++part) {
        start += segment->parts[part].duration;
    }
    return start;
}

std::optional<std::uint64_t> MediaTimeline::segmentAt(Duration time) const {
    const Entry* const entry = entryAt(time);
    return entry == nullptr ? std::nullopt : std::optional(entry->msn);
}

std::optional<hls::DateTime> MediaTimeline::dateAt(Duration time) const {
    const Entry* const entry = entryAt(time);
    if (entry == nullptr || !entry->date) {
        return std::nullopt;
    }
    return *entry->date + std::chrono::round<std::chrono::milliseconds>(time - entry->start);
}

std::optional<Duration> MediaTimeline::timeOf(hls::DateTime date) const {
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) {
        if (entry->date && *entry->date <= date) {
            return entry->start + (date - *entry->date);
        }
    }
    if (!m_entries.empty() && m_entries.front().date) {
        return m_entries.front().start - (*m_entries.front().date - date);
    }
    return std::nullopt;
}

}  // namespace sigma::player
