#pragma once

#include <memory>

#include "core/capture/capture_backend.h"
#include "core/capture/frame_pool.h"
#include "core/capture/source_settings.h"
#include "core/capture/test_picture.h"
#include "core/capture/test_tone.h"

namespace sigma::capture {

/// The test picture and tone, each at its own pace by the clock. Thread: the source's.
class TestPictureBackend final : public CaptureBackend {
public:
    /// Errors: kInvalidArgument for sizes under 160x90 or odd and rates outside 1 to 120,
    /// kLimitExceeded for sizes above 7680x4320.
    static Result<std::unique_ptr<CaptureBackend>> create(const TestPictureSettings& settings,
                                                          std::shared_ptr<const Clock> clock);

    Result<void> open(BackendOutput& output, std::stop_token stop) override;
    Result<std::optional<SteadyTime>> work() override;
    void close() override;

private:
    TestPictureBackend(const TestPictureSettings& settings, std::shared_ptr<const Clock> clock);

    SteadyTime frameTime(std::int64_t frame) const;
    SteadyTime blockTime(std::int64_t block) const;
    void giveFrame();
    void giveBlocks(SteadyTime now);
    void beginAt(SteadyTime now);

    TestPictureSettings m_settings;
    std::shared_ptr<const Clock> m_clock;
    BackendOutput* m_output = nullptr;
    FramePool m_pool;
    TestPicture m_picture;
    TestTone m_tone;
    SteadyTime m_begin;
    std::int64_t m_frame = 0;  ///< the next one
    std::int64_t m_block = 0;  ///< the next one
};

}  // namespace sigma::capture
