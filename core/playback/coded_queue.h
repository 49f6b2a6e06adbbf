#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>

#include "core/media/media_sample.h"
#include "core/media/track_info.h"
#include "core/player/duration.h"

namespace sigma::playback {

using player::Duration;

/// One thing for a decoder to do.
struct CodedItem {
    enum class Kind : std::uint8_t {
        kSample,
        kGap,  ///< nothing is there from `time` to `end`
        kEnd   ///< nothing follows soon: give out what is inside
    };

    Kind kind = Kind::kSample;
    /// Another number than the item before: what follows does not go on from it.
    std::uint32_t epoch = 0;
    Duration time{0};        ///< on the timeline; of a sample, when it is presented
    Duration end{0};         ///< of a gap
    Duration chunkStart{0};  ///< on the timeline
    Duration offset{0};      ///< added to times of the media gives times of the timeline
    bool isJump = false;     ///< the media's times do not go on from the sample before
    std::shared_ptr<const media::TrackInfo> track;
    media::MediaSample sample;
};

/// What waits to be decoded of one kind of media, in order.
///
/// Thread: one at a time.
class CodedQueue {
public:
    void push(CodedItem item);
    std::optional<CodedItem> pop();
    void clear();
    /// Forgets the chunks that begin at `from` or later.
    void dropFrom(Duration from);
    /// Goes on with the last key frame that is due already, where there is one behind the first
    /// item. Returns how many samples are passed over.
    std::size_t skipToKeyBefore(Duration position);

    bool empty() const { return m_items.empty(); }
    const CodedItem& front() const { return m_items.front(); }
    std::size_t bytes() const { return m_bytes; }

private:
    std::deque<CodedItem> m_items;
    std::size_t m_bytes = 0;  ///< of the payloads
};

}  // namespace sigma::playback
