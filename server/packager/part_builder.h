#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/memory_file.h"
#include "core/media/media_sample.h"
#include "server/packager/frame_spacing.h"
#include "server/packager/live_segment.h"

namespace sigma::packager {

/// Gathers one track's samples into parts.
///
/// A part is closed before the sample that would make it longer than its target, and at once when
/// the next sample can't fit any more: no viewer waits for a sample that belongs to the next part.
/// One that is long enough is closed before a key frame whose group would not fit as well, so that
/// players can begin, and change quality, there.
/// Thread: the stream's.
class PartBuilder {
public:
    /// `memory` keeps the parts; null leaves them where they are.
    PartBuilder(std::shared_ptr<const media::TrackInfo> track, MediaTime target,
                std::shared_ptr<MemoryFile> memory = nullptr);

    /// Adds a sample; its decoding time is greater than the one before it. Returns the parts
    /// that are finished by it: none, the one before it, or the one that it completes.
    std::vector<std::shared_ptr<const MediaPart>> add(const media::MediaSample& sample);

    /// Closes the open part where the track's next sample begins, or where the last one probably
    /// ends. Audio frames end where they end, whatever comes next.
    std::shared_ptr<const MediaPart> finish(std::optional<MediaTime> nextSample);

    /// A gap follows.
    void interrupt() {
        m_spacing.interrupt();
        m_lastKeyFrame.reset();
    }

    bool hasOpenPart() const { return !m_samples.empty(); }
    MediaTime timeOf(const media::MediaSample& sample) const;
    /// The end of the newest sample, as far as it can be known.
    MediaTime end() const { return m_end; }
    MediaTime frameInterval() const { return m_spacing.expected(); }

private:
    bool endsBeforeGroup(const media::MediaSample& sample, MediaTime length) const;
    std::shared_ptr<const MediaPart> close();

    std::shared_ptr<const media::TrackInfo> m_track;
    std::shared_ptr<MemoryFile> m_memory;
    MediaTime m_target;
    FrameSpacing m_spacing;
    std::vector<media::MediaSample> m_samples;
    std::optional<MediaTime> m_lastKeyFrame;
    MediaTime m_end{0};
    std::uint32_t m_fragmentNumber = 0;
};

}  // namespace sigma::packager
