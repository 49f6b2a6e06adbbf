#pragma once

#include <functional>
#include <memory>

#include "core/capture/capture_backend.h"

namespace sigma::capture {

/// Gives a picture that stands still, again at each full second of the wall clock, so that those
/// who show the time change with it, and nobody takes it for stalled. Thread: the source's.
class StillBackend final : public CaptureBackend {
public:
    /// Makes the picture of that second. Errors: in words for a person.
    using Painter = std::function<Result<std::shared_ptr<const media::VideoFrame>>(WallTime)>;

    StillBackend(Painter painter, std::shared_ptr<const Clock> clock)
        : m_painter(std::move(painter)), m_clock(std::move(clock)) {}

    Result<void> open(BackendOutput& output, std::stop_token stop) override;
    Result<std::optional<SteadyTime>> work() override;
    void close() override;

private:
    Painter m_painter;
    std::shared_ptr<const Clock> m_clock;
    BackendOutput* m_output = nullptr;
    SteadyTime m_next;
};

/// A painter that paints once, when it is first asked, and gives the same pixels ever after.
StillBackend::Painter paintedOnce(
    std::function<Result<std::shared_ptr<const media::VideoFrame>>()> paint);

}  // namespace sigma::capture
