#include "tests/support/synthetic_device.h"

#include <chrono>
#include <cstring>

#include "core/capture/frame_pool.h"
#include "core/capture/source_driver.h"
#include "core/capture/threaded_source.h"
#include "core/media/timestamp_strip.h"

namespace sigma::test {
namespace {

using capture::PictureBuffer;

class SyntheticBackend final : public capture::CaptureBackend {
public:
    SyntheticBackend(std::shared_ptr<SyntheticDevice> device, std::shared_ptr<const Clock> clock)
        : m_device(std::move(device)), m_clock(std::move(clock)) {}

    Result<void> open(capture::BackendOutput& output, std::stop_token /*stop*/) override {
        if (!m_device->state().isPluggedIn) {
            return unplugged();
        }
        m_device->countOpening();
        m_output = &output;
        m_nextFrame = m_nextBlock = m_clock->steadyNow();
        return {};
    }

    Result<std::optional<SteadyTime>> work() override {
        const SyntheticDevice::State state = m_device->state();
        const SteadyTime now = m_clock->steadyNow();
        if (!state.isPluggedIn) {
            return unplugged();
        }
        if (state.isFinished) {
            return std::optional<SteadyTime>();
        }
        const auto frame = std::chrono::duration_cast<SteadyTime::duration>(
            std::chrono::duration<double>(1 / state.shape.frameRate));
        constexpr std::chrono::milliseconds kBlock(10);
        if (state.isStalled) {
            m_nextFrame = m_nextBlock = now + kBlock;
            return std::optional(m_nextFrame);
        }
        for (; state.shape.hasVideo && m_nextFrame <= now; m_nextFrame += frame) {
            giveFrame(state.shape);
        }
        for (; state.shape.hasAudio && m_nextBlock + kBlock <= now; m_nextBlock += kBlock) {
            giveBlock(state.shape);
        }
        // Soon enough to notice what a test does to the device.
        return std::optional(now + kBlock / 2);
    }

    void close() override { m_output = nullptr; }

private:
    static Error unplugged() { return {ErrorCode::kNotFound, "the device is not there"}; }

    void giveFrame(const SyntheticShape& shape) {
        auto picture = m_pool.take(shape.format, shape.width, shape.height);
        if (picture == nullptr) {
            return;
        }
        const bool isPlanar =
            shape.format == media::PixelFormat::kI420 || shape.format == media::PixelFormat::kNv12;
        std::memset(picture->plane(0), static_cast<int>(64 + m_frames++ % 128),
                    picture->stride(0) * shape.height);
        if (isPlanar) {
            std::memset(picture->plane(1), 128, picture->stride(1) * shape.height / 2);
            media::drawTimestampStrip(
                {picture->plane(0), picture->stride(0), picture->width(), picture->height()},
                std::chrono::floor<std::chrono::milliseconds>(
                    m_clock->wallNow().time_since_epoch()));
        }
        if (shape.format == media::PixelFormat::kI420) {
            std::memset(picture->plane(2), 128, picture->stride(2) * shape.height / 2);
        }
        m_output->video(
            capture::shareFrame(std::move(picture), m_nextFrame, media::ColorMatrix::kBt709));
    }

    void giveBlock(const SyntheticShape& shape) {
        auto block = std::make_shared<media::AudioBlock>();
        block->sampleRate = shape.sampleRate;
        block->capturedAt = m_nextBlock;
        for (std::uint32_t index = 0; index != shape.sampleRate / 100; ++index) {
            const float sample = m_samples++ / 24 % 2 == 0 ? 0.1F : -0.1F;
            block->samples.insert(block->samples.end(), 2, sample);
        }
        m_output->audio(std::move(block));
    }

    std::shared_ptr<SyntheticDevice> m_device;
    std::shared_ptr<const Clock> m_clock;
    capture::BackendOutput* m_output = nullptr;
    capture::FramePool m_pool;
    SteadyTime m_nextFrame;
    SteadyTime m_nextBlock;
    std::uint64_t m_frames = 0;
    std::uint64_t m_samples = 0;
};

}  // namespace

void SyntheticDevice::unplug() {
    const std::lock_guard lock(m_mutex);
    m_state.isPluggedIn = false;
}

void SyntheticDevice::plugIn() {
    const std::lock_guard lock(m_mutex);
    m_state.isPluggedIn = true;
}

void SyntheticDevice::setStalled(bool isStalled) {
    const std::lock_guard lock(m_mutex);
    m_state.isStalled = isStalled;
}

void SyntheticDevice::finish() {
    const std::lock_guard lock(m_mutex);
    m_state.isFinished = true;
}

void SyntheticDevice::setShape(SyntheticShape shape) {
    const std::lock_guard lock(m_mutex);
    m_state.shape = shape;
}

int SyntheticDevice::openings() const {
    const std::lock_guard lock(m_mutex);
    return m_openings;
}

SyntheticDevice::State SyntheticDevice::state() const {
    const std::lock_guard lock(m_mutex);
    return m_state;
}

void SyntheticDevice::countOpening() {
    const std::lock_guard lock(m_mutex);
    ++m_openings;
}

std::unique_ptr<capture::CaptureBackend> makeSyntheticBackend(
    std::shared_ptr<SyntheticDevice> device, std::shared_ptr<const Clock> clock) {
    return std::make_unique<SyntheticBackend>(std::move(device), std::move(clock));
}

std::unique_ptr<capture::CaptureSource> makeSyntheticSource(std::shared_ptr<SyntheticDevice> device,
                                                            std::shared_ptr<const Clock> clock,
                                                            Logger logger) {
    auto driver = std::make_unique<capture::SourceDriver>(
        "synthetic", makeSyntheticBackend(std::move(device), clock), clock, std::move(logger));
    return std::make_unique<capture::ThreadedSource>(std::move(driver), clock);
}

}  // namespace sigma::test
