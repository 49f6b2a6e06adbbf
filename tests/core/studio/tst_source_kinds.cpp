#include <gtest/gtest.h>

#include "core/studio/source_kinds.h"

namespace sigma::studio {
namespace {

struct Case {
    const char* name;
    capture::SourceSettings settings;
    bool video;
    bool audio;
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.name;
}

class EachKind : public testing::TestWithParam<Case> {};

TEST_P(EachKind, GivesWhatItGives) {
    EXPECT_EQ(hasVideo(GetParam().settings), GetParam().video);
    EXPECT_EQ(hasAudio(GetParam().settings), GetParam().audio);
}

capture::TestPictureSettings withoutTone() {
    capture::TestPictureSettings settings;
    settings.hasTone = false;
    return settings;
}

INSTANTIATE_TEST_SUITE_P(
    SourceKinds, EachKind,
    testing::Values(Case{"Camera", capture::CameraSettings{}, true, false},
                    Case{"Screen", capture::ScreenSettings{}, true, false},
                    Case{"Window", capture::WindowSettings{}, true, false},
                    Case{"Microphone", capture::MicrophoneSettings{}, false, true},
                    Case{"SystemAudio", capture::SystemAudioSettings{}, false, true},
                    Case{"MediaFile", capture::MediaFileSettings{}, true, true},
                    Case{"Image", capture::ImageSettings{}, true, false},
                    Case{"Text", capture::TextSettings{}, true, false},
                    Case{"Color", capture::ColorSettings{}, true, false},
                    Case{"TestPicture", capture::TestPictureSettings{}, true, true},
                    Case{"TestPictureWithoutTone", withoutTone(), true, false}),
    [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace sigma::studio
