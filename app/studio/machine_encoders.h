#pragma once

#include <QDeadlineTimer>
#include <QObject>
#include <QThreadPool>
#include <chrono>
#include <stop_token>

#include "core/encoder/encoder_prover.h"
#include "ui/studio/studio_services.h"

namespace sigma::app {

/// The encoders that work on this machine: x264 at once, hardware once it is proved, which begins
/// a second after this is made: by then the window is there.
///
/// Thread: the window's. Its end waits for the one encoder that is being tried, five seconds at
/// most.
class MachineEncoders final : public QObject, public ui::EncoderChoices {
public:
    MachineEncoders();
    ~MachineEncoders() override;

    std::vector<encoder::VideoEncoderKind> candidates() const override { return m_working; }
    void prove(encoder::VideoEncoderKind kind, std::uint32_t width, std::uint32_t height,
               ui::Then<void> then) override;

private:
    void take(const std::vector<encoder::VideoEncoderKind>& working, encoder::VideoEncoderKind kind,
              const ui::Then<void>& then);

    std::vector<encoder::VideoEncoderKind> m_working{encoder::VideoEncoderKind::kX264};
    /// Each proof is a process, and the window needs the processors that it is made on.
    QDeadlineTimer m_waitBeforeFirstProof{std::chrono::seconds(1)};
    std::stop_source m_stop;
    encoder::EncoderProver m_prover;  ///< the pool's thread's
    QThreadPool m_pool;
};

}  // namespace sigma::app
