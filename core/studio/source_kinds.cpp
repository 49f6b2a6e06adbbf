#include "core/studio/source_kinds.h"

namespace sigma::studio {

bool hasVideo(const capture::SourceSettings& settings) {
    return !std::holds_alternative<capture::MicrophoneSettings>(settings) &&
           !std::holds_alternative<capture::SystemAudioSettings>(settings);
}

bool hasAudio(const capture::SourceSettings& settings) {
    const auto* const test = std::get_if<capture::TestPictureSettings>(&settings);
    return !hasVideo(settings) || std::holds_alternative<capture::MediaFileSettings>(settings) ||
           (test != nullptr && test->hasTone);
}

}  // namespace sigma::studio
