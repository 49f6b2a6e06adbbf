#include "app/studio/machine_encoders.h"

#include <QTimer>
#include <algorithm>
#include <utility>

#include "core/encoder/video_encoder_kind.h"

namespace sigma::app {
namespace {

using encoder::VideoEncoderKind;

Result<void> openSoftwareEncoder(std::uint32_t width, std::uint32_t height) {
    encoder::VideoEncoderSettings settings;
    settings.width = width;
    settings.height = height;
    const auto made = encoder::makeVideoEncoder(settings);
    return made.has_error() ? Result<void>(made.error()) : Result<void>();
}

}  // namespace

MachineEncoders::MachineEncoders() {
    m_pool.setMaxThreadCount(1);
}

MachineEncoders::~MachineEncoders() {
    m_stop.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
}

/// Software neither hangs nor crashes; it needs no process of its own and waits for no hardware.
void MachineEncoders::prove(VideoEncoderKind kind, std::uint32_t width, std::uint32_t height,
                            ui::Then<void> then) {
    if (kind == VideoEncoderKind::kX264) {
        then(openSoftwareEncoder(width, height));
        then = [](const Result<void>&) {};
    }
    const std::chrono::milliseconds wait(m_waitBeforeFirstProof.remainingTime());
    QTimer::singleShot(wait, this, [this, kind, width, height, then] {
        m_pool.start([this, kind, width, height, then] {
            auto working = m_prover.working(width, height, m_stop.get_token());
            QMetaObject::invokeMethod(
                this,
                [this, kind, then, working = std::move(working)] { take(working, kind, then); },
                Qt::QueuedConnection);
        });
    });
}

void MachineEncoders::take(const std::vector<VideoEncoderKind>& working, VideoEncoderKind kind,
                           const ui::Then<void>& then) {
    m_working = working;
    if (std::ranges::find(working, kind) == working.end()) {
        then(Error{ErrorCode::kUnsupported,
                   std::string(encoder::toString(kind)) + " does not encode pictures here"});
        return;
    }
    then({});
}

}  // namespace sigma::app
