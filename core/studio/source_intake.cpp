#include "core/studio/source_intake.h"

namespace sigma::studio {

void SourceIntake::onVideo(std::shared_ptr<const media::VideoFrame> frame) {
    if (frame->width < 2 || frame->height < 2) {
        return;
    }
    m_picture.store(std::move(frame));
}

void SourceIntake::onAudio(std::shared_ptr<const media::AudioBlock> block) {
    m_sound->push(*block);
}

void SourceIntake::onStatus(const capture::SourceStatus& status) {
    if (status.state == capture::SourceState::kFailed) {
        m_picture.store(nullptr);
    }
    m_status.store(std::make_shared<const capture::SourceStatus>(status));
}

}  // namespace sigma::studio
