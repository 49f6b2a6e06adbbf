#include "core/player/loading/chunk_log.h"

#include <algorithm>

namespace sigma::player {

void ChunkLog::add(const MediaChunk& chunk) {
    std::deque<Entry>& lane = m_lanes[static_cast<std::size_t>(chunk.lane)];
    // One that came late begins behind what is there.
    const Duration start = lane.empty() ? chunk.start : std::max(chunk.start, lane.back().end);
    auto date = chunk.programDateTime;
    if (date) {
        *date += std::chrono::round<std::chrono::milliseconds>(start - chunk.start);
    }
    lane.push_back({.start = start,
                    .end = std::max(start, chunk.end()),
                    .bytes = chunk.bytes.size(),
                    .variant = chunk.variant,
                    .date = date});
}

void ChunkLog::dropFrom(Duration from) {
    for (std::deque<Entry>& lane : m_lanes) {
        while (!lane.empty() && lane.back().start >= from) {
            lane.pop_back();
        }
        if (!lane.empty()) {
            lane.back().end = std::min(lane.back().end, from);
        }
    }
}

void ChunkLog::clear() {
    m_lanes = {};
}

void ChunkLog::forgetBefore(Duration position) {
    for (std::deque<Entry>& lane : m_lanes) {
        // The last one stays: at the very end of it the playout holds.
        while (lane.size() > 1 && lane[1].start <= position) {
            lane.pop_front();
        }
    }
}

std::size_t ChunkLog::bytesAfter(Duration position, Lane lane) const {
    std::size_t bytes = 0;
    for (const Entry& entry : m_lanes[static_cast<std::size_t>(lane)]) {
        bytes += entry.end > position ? entry.bytes : 0;
    }
    return bytes;
}

std::size_t ChunkLog::bytesAfter(Duration position) const {
    return bytesAfter(position, Lane::kMain) + bytesAfter(position, Lane::kAudio);
}

const ChunkLog::Entry* ChunkLog::mainAt(Duration position) const {
    const std::deque<Entry>& main = m_lanes[static_cast<std::size_t>(Lane::kMain)];
    const auto after = std::ranges::upper_bound(main, position, {}, &Entry::start);
    if (after != main.begin()) {
        return &*std::prev(after);
    }
    return main.empty() ? nullptr : &main.front();
}

std::optional<hls::DateTime> ChunkLog::dateAt(Duration position) const {
    const Entry* const entry = mainAt(position);
    if (entry == nullptr || !entry->date) {
        return std::nullopt;
    }
    return *entry->date + std::chrono::round<std::chrono::milliseconds>(position - entry->start);
}

std::optional<std::size_t> ChunkLog::variantAt(Duration position) const {
    const Entry* const entry = mainAt(position);
    return entry == nullptr ? std::nullopt : std::optional(entry->variant);
}

}  // namespace sigma::player
