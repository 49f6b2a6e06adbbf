#pragma once

#include <memory>

#include "core/base/published.h"
#include "core/capture/capture_source.h"
#include "core/studio/audio_input.h"

namespace sigma::studio {

/// Where a source's pictures, sound and states arrive: the newest picture replaces the one before.
///
/// A source that has failed has no picture; one that stalls, ends or is replaced keeps its last.
/// Thread: the source's for CaptureSink, any for the rest.
class SourceIntake final : public capture::CaptureSink {
public:
    void onVideo(std::shared_ptr<const media::VideoFrame> frame) override;
    void onAudio(std::shared_ptr<const media::AudioBlock> block) override;
    void onStatus(const capture::SourceStatus& status) override;

    /// Null while there is none.
    std::shared_ptr<const media::VideoFrame> picture() const { return m_picture.load(); }
    capture::SourceStatus status() const { return *m_status.load(); }
    const std::shared_ptr<AudioInput>& sound() const { return m_sound; }

private:
    Published<media::VideoFrame> m_picture;
    Published<capture::SourceStatus> m_status{std::make_shared<const capture::SourceStatus>()};
    std::shared_ptr<AudioInput> m_sound = std::make_shared<AudioInput>();
};

}  // namespace sigma::studio
