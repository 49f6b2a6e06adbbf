#pragma once

#include <cstdint>
#include <memory>
#include <mutex>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/capture/capture_backend.h"
#include "core/capture/capture_source.h"
#include "core/media/video_frame.h"

namespace sigma::test {

/// What a synthetic camera, microphone, screen or file gives.
struct SyntheticShape {
    bool hasVideo = true;
    bool hasAudio = false;
    media::PixelFormat format = media::PixelFormat::kI420;
    std::uint32_t width = 320;
    std::uint32_t height = 180;
    double frameRate = 30;
    std::uint32_t sampleRate = 48'000;  ///< as its own crystal has it; blocks of 10 ms of that
};

/// The twin of any capture device, without hardware: gives a grey that changes with each picture
/// and the time strip, and a tone; can be unplugged, stall, and change what it gives.
///
/// Thread: any. The device outlives its sources' use of it by shared ownership.
class SyntheticDevice {
public:
    explicit SyntheticDevice(SyntheticShape shape) { m_state.shape = shape; }

    void unplug();
    void plugIn();
    void setStalled(bool isStalled);
    /// The medium is at its end, as a file without loop.
    void finish();
    void setShape(SyntheticShape shape);
    /// How often it was opened with success.
    int openings() const;

    struct State {
        SyntheticShape shape;
        bool isPluggedIn = true;
        bool isStalled = false;
        bool isFinished = false;
    };
    State state() const;
    void countOpening();

private:
    mutable std::mutex m_mutex;
    State m_state;
    int m_openings = 0;
};

/// The device behind the interface that drivers run.
std::unique_ptr<capture::CaptureBackend> makeSyntheticBackend(
    std::shared_ptr<SyntheticDevice> device, std::shared_ptr<const Clock> clock);

/// A whole source, with its thread.
std::unique_ptr<capture::CaptureSource> makeSyntheticSource(std::shared_ptr<SyntheticDevice> device,
                                                            std::shared_ptr<const Clock> clock,
                                                            Logger logger);

}  // namespace sigma::test
