#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <vector>

#include "core/media/media_event.h"

namespace sigma::stream {

/// What an RTMP player needs to show a picture at once: the samples since the last key frame.
///
/// Bounded in bytes, those of the samples themselves included: a group of pictures that does not
/// fit is not kept at all, and the player waits for the next key frame. Thread: the owner's.
class GopCache {
public:
    explicit GopCache(std::size_t maxBytes) : m_maxBytes(maxBytes) {}

    void add(const std::shared_ptr<const media::MediaSample>& sample, bool streamHasVideo);
    void clear();
    const std::deque<std::shared_ptr<const media::MediaSample>>& samples() const {
        return m_samples;
    }

private:
    std::size_t m_maxBytes;
    std::size_t m_bytes = 0;
    bool m_isComplete = false;  ///< begins with a key frame and nothing of it is missing
    std::deque<std::shared_ptr<const media::MediaSample>> m_samples;
};

}  // namespace sigma::stream
