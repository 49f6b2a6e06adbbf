#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "core/base/clock.h"
#include "core/base/published.h"
#include "core/capture/source_settings.h"
#include "core/encoder/video_encoder.h"
#include "core/studio/audio_mixer.h"
#include "core/studio/compositor.h"
#include "core/studio/layout.h"
#include "core/studio/program_clock.h"
#include "core/studio/program_sink.h"
#include "core/studio/rate_meter.h"
#include "core/studio/source_intake.h"

namespace sigma::studio {

/// Composes a picture for every tick of the programme's clock and mixes its sound, on a thread of
/// its own, and gives both to the sinks.
///
/// The thread waits while there is neither a sink nor a preview to make. Thread: any, but for
/// construction and destruction.
class Program {
public:
    struct Arrangement {
        Layout layout = Layout::kFull;
        std::array<std::shared_ptr<SourceIntake>, kSlots> sources;
    };
    struct Figures {
        std::uint64_t framesComposed = 0;
        std::uint64_t framesLate = 0;
        double frameRate = 0;  ///< over the last second
    };

    Program(const capture::PictureSize& size, const encoder::FrameRate& frameRate,
            std::shared_ptr<AudioMixer> mixer, std::shared_ptr<const Clock> clock);
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    ~Program();

    void arrange(Arrangement arrangement);
    void setPreviewWanted(bool isWanted);
    /// Stays until its poll() is false.
    void addSink(std::shared_ptr<ProgramSink> sink);
    /// False when some are left by then.
    bool waitUntilNoSink(std::chrono::milliseconds patience);

    std::shared_ptr<const media::VideoFrame> preview() const { return m_preview.load(); }
    Figures figures() const;

private:
    using Sinks = std::vector<std::shared_ptr<ProgramSink>>;

    void run(const std::stop_token& stop);
    void runWhileWanted(const std::stop_token& stop);
    void takeStep(const ProgramTick& tick);
    void poll(SteadyTime now);
    Sinks sinks() const;
    bool isWanted() const;  ///< under the lock

    encoder::FrameRate m_frameRate;
    std::shared_ptr<AudioMixer> m_mixer;
    std::shared_ptr<const Clock> m_clock;
    Published<Arrangement> m_arrangement{std::make_shared<const Arrangement>()};
    Published<media::VideoFrame> m_preview;
    std::atomic<std::uint64_t> m_framesComposed{0};
    std::atomic<std::uint64_t> m_framesLate{0};
    std::atomic<double> m_measuredRate{0};

    // The thread's.
    Compositor m_compositor;
    std::shared_ptr<const media::VideoFrame> m_picture;
    RateMeter m_rate;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    Sinks m_sinks;
    bool m_isPreviewWanted = false;

    std::jthread m_thread;  ///< the last: it uses all the others
};

}  // namespace sigma::studio
