#include <gtest/gtest.h>

#include "ui/studio/source_json.h"
#include "ui/studio/studio_state.h"

namespace sigma::ui {
namespace {

StudioState richState() {
    StudioState state;
    state.settings.video.height = 1080;
    state.settings.video.isLowLatency = false;
    state.settings.network = {publish::BitrateMode::kLadder, 500'000, 6'000'000};
    state.settings.destination = {DestinationKind::kSigmaServer, "", "https://a", "anna", "main"};
    state.settings.further = {{"a1", "Kênh hai", "rtmps://two.example.org/app", true},
                              {"b2", "Archive", "rtmp://three.example.org/live", false}};
    state.settings.appearance = {widgets::ThemeChoice::kLight, "vi"};
    state.sources = {{"Máy quay", capture::CameraSettings{"usb", {1920, 1080}, 60}, 1.5F, false},
                     {"Mic", capture::MicrophoneSettings{"m"}, 0.5F, true}};
    state.layout = studio::Layout::kSideBySide;
    state.main = 1;
    state.guest = 0;
    state.windowGeometry = QByteArray("\0\1\2", 3);
    state.measuredUpload = 7'000'000;
    return state;
}

TEST(StudioState, ComesBackAsItWas) {
    const StudioState state = richState();
    const StudioState back = stateFromJson(toJson(state)).value();
    EXPECT_EQ(back.settings, state.settings);
    ASSERT_EQ(back.sources.size(), 2U);
    EXPECT_EQ(back.sources[0].name, "Máy quay");
    EXPECT_EQ(std::get<capture::CameraSettings>(back.sources[0].settings).size.height, 1080U);
    EXPECT_FLOAT_EQ(back.sources[1].gain, 0.5F);
    EXPECT_TRUE(back.sources[1].isMuted);
    EXPECT_EQ(back.layout, state.layout);
    EXPECT_EQ(back.main, state.main);
    EXPECT_EQ(back.guest, state.guest);
    EXPECT_EQ(back.windowGeometry, state.windowGeometry);
    EXPECT_EQ(back.measuredUpload, state.measuredUpload);
}

TEST(StudioState, HasDefaultsForWhatIsMissing) {
    const StudioState state = stateFromJson(R"({"version":1})").value();
    EXPECT_EQ(state.settings, StudioSettings());
    EXPECT_TRUE(state.sources.empty());
    EXPECT_FALSE(state.main.has_value());
}

TEST(StudioState, LeavesOutServicesThatAreNone) {
    const StudioState state =
        stateFromJson(
            R"({"version":1,"settings":{"also_to":[7,{"url":"rtmp://a/b"},{"id":"1","name":"x"}]}})")
            .value();
    EXPECT_EQ(state.settings.further, (std::vector<FurtherService>{{"1", "x", "", true}}));
}

class Odd : public testing::TestWithParam<const char*> {};

TEST_P(Odd, IsTakenAsFarAsItMakesSense) {
    const auto state = stateFromJson(GetParam());
    ASSERT_TRUE(state.has_value());
    EXPECT_TRUE(problemsOf(state->settings).empty());
    EXPECT_TRUE(state->sources.empty());
    EXPECT_EQ(state->layout, studio::Layout::kFull);
    EXPECT_FALSE(state->main.has_value());
}

INSTANTIATE_TEST_SUITE_P(
    StudioState, Odd,
    testing::Values(R"({"version":1,"layout":99,"main":5,"sources":"none"})",
                    R"({"version":1,"sources":[{"settings":{"kind":"hologram"}},7,null]})",
                    R"({"version":1,"main":-1,"settings":{"video":{"height":-4},"theme":9}})",
                    R"({"version":1,"settings":{"network":{"minimum":9e99,"maximum":"x"}}})",
                    R"({"version":1,"settings":{"also_to":[7,{},{"id":""},null]}})"));

class Damaged : public testing::TestWithParam<const char*> {};

TEST_P(Damaged, IsRefused) {
    EXPECT_EQ(stateFromJson(GetParam()).error().code, ErrorCode::kInvalidData);
}

INSTANTIATE_TEST_SUITE_P(StudioState, Damaged,
                         testing::Values("", "{", "[]", "{}", R"({"version":2})", "\xff\xfe"));

class Kinds : public testing::TestWithParam<capture::SourceSettings> {};

TEST_P(Kinds, ComeBackAsTheyWere) {
    const QJsonObject written = toJson(GetParam());
    const auto back = sourceFromJson(written);
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->index(), GetParam().index());
    EXPECT_EQ(toJson(*back), written);
}

INSTANTIATE_TEST_SUITE_P(
    SourceJson, Kinds,
    testing::Values(capture::CameraSettings{"a", {640, 480}, 25},
                    capture::ScreenSettings{"HDMI-1", 60, false},
                    capture::WindowSettings{"77", "Notes", 30}, capture::MicrophoneSettings{"m"},
                    capture::SystemAudioSettings{"s"}, capture::MediaFileSettings{"/a.mp4", false},
                    capture::ImageSettings{"/a.png"},
                    capture::TextSettings{"{time}", "Inter", 40, 0xFF00FF00, 0x80000000},
                    capture::ColorSettings{0xFF123456},
                    capture::TestPictureSettings{{1920, 1080}, 60, false}));

}  // namespace
}  // namespace sigma::ui
