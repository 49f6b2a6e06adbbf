#include "core/capture/test_picture_backend.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>

namespace sigma::capture {
namespace {

constexpr double kLowestRate = 1;
constexpr double kHighestRate = 120;
/// A machine that slept goes on from now, and does not make up for it.
constexpr std::chrono::milliseconds kMostLateness{500};

}  // namespace

Result<std::unique_ptr<CaptureBackend>> TestPictureBackend::create(
    const TestPictureSettings& settings, std::shared_ptr<const Clock> clock) {
    const auto [width, height] = settings.size;
    SIGMA_TRY(checkPictureSize(width, height, "the test picture"));
    if (width < TestPicture::kLeastWidth || height < TestPicture::kLeastHeight || width % 2 != 0 ||
        height % 2 != 0) {
        return Error{ErrorCode::kInvalidArgument,
                     "the test picture's size is " + std::to_string(width) + "x" +
                         std::to_string(height) + ", expected even numbers from 160x90"};
    }
    if (!(settings.frameRate >= kLowestRate && settings.frameRate <= kHighestRate)) {
        return Error{ErrorCode::kInvalidArgument, "the test picture's frame rate is " +
                                                      std::to_string(settings.frameRate) +
                                                      ", expected 1 to 120"};
    }
    return std::unique_ptr<CaptureBackend>(new TestPictureBackend(settings, std::move(clock)));
}

TestPictureBackend::TestPictureBackend(const TestPictureSettings& settings,
                                       std::shared_ptr<const Clock> clock)
    : m_settings(settings), m_clock(std::move(clock)) {}

Result<void> TestPictureBackend::open(BackendOutput& output, std::stop_token /*stop*/) {
    m_output = &output;
    beginAt(m_clock->steadyNow());
    return {};
}

Result<std::optional<SteadyTime>> TestPictureBackend::work() {
    const SteadyTime now = m_clock->steadyNow();
    if (now - frameTime(m_frame) > kMostLateness) {
        beginAt(now);
    }
    if (frameTime(m_frame) <= now) {
        giveFrame();
        while (frameTime(m_frame) <= now) {
            ++m_frame;  // the clock of a picture left out would be old
        }
    }
    if (!m_settings.hasTone) {
        return frameTime(m_frame);
    }
    giveBlocks(now);
    return std::min(frameTime(m_frame), blockTime(m_block + 1));
}

void TestPictureBackend::close() {
    m_output = nullptr;
}

SteadyTime TestPictureBackend::frameTime(std::int64_t frame) const {
    const std::chrono::duration<double> time(static_cast<double>(frame) / m_settings.frameRate);
    return m_begin + std::chrono::round<SteadyTime::duration>(time);
}

SteadyTime TestPictureBackend::blockTime(std::int64_t block) const {
    return m_begin + std::chrono::milliseconds(10) * block;
}

void TestPictureBackend::giveFrame() {
    auto buffer =
        m_pool.take(media::PixelFormat::kI420, m_settings.size.width, m_settings.size.height);
    if (buffer == nullptr) {
        return;
    }
    const SteadyTime now = m_clock->steadyNow();
    m_picture.draw(*buffer, m_clock->wallNow());
    m_output->video(shareFrame(std::move(buffer), now, media::ColorMatrix::kBt709));
}

/// A block is there once its last sample has been heard.
void TestPictureBackend::giveBlocks(SteadyTime now) {
    const WallTime wall = m_clock->wallNow();
    for (; blockTime(m_block + 1) <= now; ++m_block) {
        const SteadyTime heardAt = blockTime(m_block);
        m_output->audio(m_tone.nextBlock(
            heardAt, wall - std::chrono::duration_cast<WallTime::duration>(now - heardAt)));
    }
}

void TestPictureBackend::beginAt(SteadyTime now) {
    m_begin = now;
    m_frame = 0;
    m_block = 0;
}

}  // namespace sigma::capture
