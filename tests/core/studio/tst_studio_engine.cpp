#include <gtest/gtest.h>

#include "core/studio/studio_engine.h"
#include "tests/core/studio/flat_pictures.h"
#include "tests/core/studio/studio_stage.h"
#include "tests/support/sine.h"
#include "tests/support/wait_until.h"

namespace sigma::studio {
namespace {

using capture::CameraSettings;
using capture::MicrophoneSettings;
using capture::SourceState;
using namespace std::chrono_literals;

class StudioEngineTest : public testing::Test {
protected:
    StudioEngineTest() {
        ProgramSettings program;
        program.width = 320;
        program.height = 180;
        program.frameRate = {50, 1};
        program.renditions = {{"180p", 320, 180, 400'000}, {"90p", 160, 90, 100'000}};
        program.bitrate.maximum = 400'000;
        EXPECT_FALSE(m_engine.setProgram(program).has_error());
    }

    SourceId add(const std::string& name, capture::SourceSettings settings) {
        const auto added = m_engine.addSource(name, std::move(settings));
        EXPECT_FALSE(added.has_error());
        return *added;
    }

    void goLive() {
        const auto live = m_engine.goLive({{{"ours", "rtmp://a/live", "key", true}, true}});
        ASSERT_FALSE(live.has_error());
    }

    void waitForState(BroadcastState state) {
        test::waitUntil([&] { return m_engine.report().state == state; });
    }

    void waitForPreview(std::uint32_t x, std::uint8_t luma) {
        test::waitUntil([&] {
            const auto preview = m_engine.preview();
            return preview && pixelOf(*preview, x, 90).y == luma;
        });
    }

    /// That no picture is missing but those that an encoder has counted as skipped, that sound has
    /// no gap, and that IDRs come once a second.
    void expectWhole(std::size_t output) {
        const auto video = m_stage.output(output).video();
        const auto skipped = m_engine.report().renditions.at(output).framesSkipped;
        ASSERT_FALSE(video.empty());
        EXPECT_EQ(video.front()->dts, 0);
        EXPECT_TRUE(video.front()->isKey);
        std::int64_t missing = 0;
        for (std::size_t i = 1; i != video.size(); ++i) {
            ASSERT_EQ(video[i]->dts % 1'800, 0);
            missing += (video[i]->dts - video[i - 1]->dts) / 1'800 - 1;
            const bool isForced = video[i]->isKey && video[i]->dts % 90'000 != 0;
            EXPECT_FALSE(isForced);
        }
        EXPECT_LE(missing, static_cast<std::int64_t>(skipped));
        const auto audio = m_stage.output(output).audio();
        ASSERT_GT(audio.size(), 1U);
        EXPECT_LT(audio.front()->dts, 1'024);
        for (std::size_t i = 1; i != audio.size(); ++i) {
            ASSERT_EQ(audio[i]->dts - audio[i - 1]->dts, 1'024);
        }
        const double videoEnd = double(video.back()->dts) / 90'000;
        const double audioEnd = double(audio.back()->dts) / 48'000;
        EXPECT_NEAR(videoEnd, audioEnd, 0.2);
    }

    StudioStage m_stage{std::make_shared<SystemClock>()};
    StudioEngine m_engine{m_stage.parts()};
};

TEST_F(StudioEngineTest, KnowsItsSources) {
    const SourceId camera = add("Camera", CameraSettings{});
    const SourceId microphone = add("Microphone", MicrophoneSettings{});
    const auto sources = m_engine.sources();
    ASSERT_EQ(sources.size(), 2U);
    EXPECT_EQ(sources[0].id, camera);
    EXPECT_EQ(sources[0].name, "Camera");
    EXPECT_TRUE(sources[0].hasVideo);
    EXPECT_FALSE(sources[0].hasAudio);
    EXPECT_EQ(sources[1].id, microphone);
    EXPECT_TRUE(sources[1].hasAudio);
    EXPECT_TRUE(m_stage.source(0).isRunning());
    m_engine.removeSource(camera);
    EXPECT_FALSE(m_stage.source(0).isRunning());
    EXPECT_EQ(m_engine.sources().size(), 1U);
    EXPECT_GT(add("Camera", CameraSettings{}), microphone) << "no id is used twice";
}

TEST_F(StudioEngineTest, TellsWhyASourceCannotBeMadeOrChanged) {
    const SourceId camera = add("Camera", CameraSettings{});
    m_stage.removeDevices();
    EXPECT_EQ(m_engine.addSource("Other", CameraSettings{}).error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(m_engine.changeSource(camera, CameraSettings{}).error().code,
              ErrorCode::kUnsupported);
    EXPECT_TRUE(m_stage.source(0).isRunning()) << "the first goes on";
    EXPECT_EQ(m_engine.changeSource(77, CameraSettings{}).error().code, ErrorCode::kNotFound);
    EXPECT_EQ(m_engine.sources().size(), 1U);
}

TEST_F(StudioEngineTest, ShowsItsSourcesInThePreview) {
    const SourceId left = add("Left", CameraSettings{});
    const SourceId right = add("Right", CameraSettings{});
    m_stage.source(0).give(flatI420(160, 180, {80, 128, 128}));
    m_stage.source(1).give(flatI420(160, 180, {90, 128, 128}));
    m_engine.setLayout(Layout::kSideBySide, left, right);
    waitForPreview(80, 80);
    waitForPreview(240, 90);
    m_engine.setLayout(Layout::kSideBySide, right, left);
    waitForPreview(80, 90);
    m_engine.removeSource(right);
    waitForPreview(80, 16);
}

TEST_F(StudioEngineTest, ShowsAPlugForASourceThatFailsAndItsPictureWhenItComesBack) {
    const SourceId camera = add("Camera", CameraSettings{});
    m_engine.setLayout(Layout::kFull, camera, {});
    m_stage.source(0).give(flatI420(320, 180, {80, 128, 128}));
    waitForPreview(4, 80);
    m_stage.source(0).tell({SourceState::kFailed, "the camera was unplugged"});
    waitForPreview(4, 30);
    EXPECT_EQ(m_engine.report().sources.at(0).status.reason, "the camera was unplugged");
    m_stage.source(0).tell({SourceState::kRunning, {}});
    m_stage.source(0).give(flatI420(320, 180, {81, 128, 128}));
    waitForPreview(4, 81);
}

TEST_F(StudioEngineTest, KeepsTheLastPictureOfASourceThatStallsOrIsChanged) {
    const SourceId camera = add("Camera", CameraSettings{});
    m_engine.setLayout(Layout::kFull, camera, {});
    m_stage.source(0).give(flatI420(320, 180, {80, 128, 128}));
    waitForPreview(4, 80);
    m_stage.source(0).tell({SourceState::kStalled, "nothing comes"});
    ASSERT_FALSE(m_engine.changeSource(camera, CameraSettings{"other", {}, 30}).has_error());
    EXPECT_FALSE(m_stage.source(0).isRunning());
    EXPECT_EQ(pixelOf(*m_engine.preview(), 4, 90).y, 80);
    m_stage.source(1).give(flatI420(320, 180, {82, 128, 128}));
    waitForPreview(4, 82);
}

TEST_F(StudioEngineTest, MetersAndMutesItsSources) {
    const SourceId microphone = add("Microphone", MicrophoneSettings{});
    test::Sine sine(48'000, 2, 0.5F);
    const auto feed = [&] { m_stage.source(0).give(sine.next(480)); };
    test::waitUntil([&] {
        feed();
        return m_engine.report().sources.at(0).level.peak > -7 && m_engine.report().mix.peak > -7;
    });
    m_engine.setGain(microphone, 0.5F);
    m_engine.setMuted(microphone, true);
    test::waitUntil([&] {
        feed();
        return m_engine.report().mix.rms == -100;
    });
    m_engine.setGain(99, 1);
    m_engine.setMuted(99, true);
}

TEST_F(StudioEngineTest, GoesLiveWithWholeTimelinesAndEnds) {
    goLive();
    waitForState(BroadcastState::kLive);
    m_stage.output(0).waitForVideo(110);
    m_stage.output(1).waitForVideo(100);
    expectWhole(0);
    expectWhole(1);
    m_engine.endLive();
    waitForState(BroadcastState::kIdle);
    EXPECT_EQ(m_engine.report().destinations.at(0).status.state, publish::OutputState::kEnded);
}

TEST_F(StudioEngineTest, SwitchesSourcesAndLayoutsWhileLiveWithoutLosingAPicture) {
    const SourceId first = add("First", CameraSettings{});
    const SourceId second = add("Second", CameraSettings{});
    goLive();
    constexpr Layout kLayouts[] = {Layout::kFull, Layout::kSideBySide,
                                   Layout::kPictureInPictureTopLeft, Layout::kOverBackground};
    for (std::size_t turn = 1; turn != 20; ++turn) {
        m_stage.source(0).give(flatI420(320, 180, {80, 128, 128}));
        m_engine.setLayout(kLayouts[turn % 4], turn % 2 == 0 ? first : second,
                           turn % 2 == 0 ? second : first);
        ASSERT_FALSE(m_engine.changeSource(second, CameraSettings{}).has_error());
        m_stage.output(0).waitForVideo(5 * turn);
    }
    expectWhole(0);
}

TEST_F(StudioEngineTest, SwitchesDestinationsWhileLiveWithoutLosingAPicture) {
    add("Camera", CameraSettings{});
    const Destination main{{"ours", "rtmp://a/live", "key", true}, true, "main"};
    const Destination late{{"theirs", "rtmp://b/live", "key", true}, false, "late"};
    m_engine.setDestinations({late});
    EXPECT_EQ(m_engine.report().state, BroadcastState::kIdle) << "nothing is live";
    ASSERT_FALSE(m_engine.goLive({main}).has_error());
    m_stage.output(0).waitForVideo(10);
    m_engine.setDestinations({main, late});
    test::waitUntil([&] { return m_engine.report().destinations.size() == 2; });
    m_stage.output(2).waitForVideo(10);
    m_engine.setDestinations({main});
    test::waitUntil([&] { return m_engine.report().destinations.size() == 1; });
    EXPECT_EQ(m_stage.output(2).status().state, publish::OutputState::kEnded);
    EXPECT_EQ(m_engine.report().state, BroadcastState::kLive);
    m_engine.endLive();
    waitForState(BroadcastState::kIdle);
    expectWhole(0);
}

TEST_F(StudioEngineTest, GoesLiveAgain) {
    for (int time = 0; time != 2; ++time) {
        goLive();
        EXPECT_EQ(m_engine.goLive({{{"x", "rtmp://x/live", "key", true}, true}}).error().code,
                  ErrorCode::kConflict);
        m_stage.output(2 * static_cast<std::size_t>(time)).waitForVideo(3);
        m_engine.endLive();
        m_engine.endLive();
        waitForState(BroadcastState::kIdle);
    }
    EXPECT_EQ(m_stage.output(2).video().front()->dts, 0);
}

TEST_F(StudioEngineTest, RefusesWhatItCannotDo) {
    EXPECT_EQ(m_engine.goLive({}).error().code, ErrorCode::kInvalidArgument);
    m_stage.encoder(90)->refuseToOpen(true);
    EXPECT_EQ(m_engine.goLive({{{"x", "rtmp://x/live", "key", true}, true}}).error().code,
              ErrorCode::kUnsupported);
    EXPECT_EQ(m_engine.report().state, BroadcastState::kIdle);
    ProgramSettings odd = m_engine.program();
    odd.width = 321;
    EXPECT_EQ(m_engine.setProgram(odd).error().code, ErrorCode::kInvalidArgument);
    EXPECT_EQ(m_engine.program().width, 320U);
}

TEST_F(StudioEngineTest, KeepsSizeAndFrameRateWhileLive) {
    goLive();
    ProgramSettings program = m_engine.program();
    program.audioBitrate = 96'000;
    EXPECT_FALSE(m_engine.setProgram(program).has_error());
    program.height = 240;
    EXPECT_EQ(m_engine.setProgram(program).error().code, ErrorCode::kConflict);
    m_engine.endLive();
    waitForState(BroadcastState::kIdle);
    EXPECT_FALSE(m_engine.setProgram(program).has_error());
    test::waitUntil([this] { return m_engine.preview() && m_engine.preview()->height == 240; });
}

TEST_F(StudioEngineTest, HandsANewRangeToItsOutputs) {
    goLive();
    m_engine.setBitrateRange({publish::BitrateMode::kLadder, 100'000, 200'000});
    test::waitUntil([this] { return m_stage.output(1).range().maximum == 200'000; });
    EXPECT_EQ(m_engine.program().bitrate.mode, publish::BitrateMode::kLadder);
}

TEST_F(StudioEngineTest, RestsWhileNobodyLooks) {
    const SourceId camera = add("Camera", CameraSettings{});
    m_engine.setLayout(Layout::kFull, camera, {});
    test::waitUntil([this] { return m_engine.report().framesComposed > 2; });
    m_engine.setPreviewWanted(false);
    EXPECT_FALSE(m_stage.source(0).isRunning());
    add("Later", CameraSettings{});
    EXPECT_FALSE(m_stage.source(1).isRunning());
    test::waitUntil([this] { return m_engine.report().composedFrameRate == 0; });
    const auto composed = m_engine.report().framesComposed;
    goLive();
    EXPECT_TRUE(m_stage.source(1).isRunning());
    m_stage.output(0).waitForVideo(3);
    EXPECT_GT(m_engine.report().framesComposed, composed);
    m_engine.endLive();
    EXPECT_FALSE(m_stage.source(0).isRunning());
    waitForState(BroadcastState::kIdle);
    m_engine.setPreviewWanted(true);
    EXPECT_TRUE(m_stage.source(0).isRunning());
}

TEST_F(StudioEngineTest, SaysGoodbyeWhenItIsClosedWhileLive) {
    std::shared_ptr<CapturingOutput> output;
    {
        StudioEngine engine(m_stage.parts());
        ASSERT_FALSE(engine.goLive({{{"x", "rtmp://x/live", "key", true}, false}}).has_error());
        output = m_stage.outputs().back().output;
        output->waitForVideo(1);
    }
    EXPECT_EQ(output->status().state, publish::OutputState::kEnded);
    EXPECT_EQ(output.use_count(), 2) << "this test and its stage have it still";
}

}  // namespace
}  // namespace sigma::studio
