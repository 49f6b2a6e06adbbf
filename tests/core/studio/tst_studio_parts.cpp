#include <gtest/gtest.h>

#include "core/studio/studio_engine.h"
#include "core/studio/studio_parts.h"
#include "tests/core/studio/flat_pictures.h"
#include "tests/core/studio/studio_stage.h"
#include "tests/support/file_limit.h"
#include "tests/support/synthetic_device.h"
#include "tests/support/wait_until.h"

namespace sigma::studio {
namespace {

using capture::SourceState;

Logger quietLogger() {
    return Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
}

ProgramSettings smallProgram() {
    ProgramSettings program;
    program.width = 320;
    program.height = 180;
    program.renditions = {{"180p", 320, 180, 400'000}, {"90p", 160, 90, 100'000}};
    program.preset = "ultrafast";
    program.bitrate.maximum = 400'000;
    return program;
}

class StudioPartsTest : public testing::Test {
protected:
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    StudioStage m_stage{m_clock};
    StudioParts m_parts = realParts(m_clock, quietLogger());
};

TEST_F(StudioPartsTest, EncodeTheTestPictureInAlignedRenditionsWithItsTone) {
    m_parts.makeOutputs = m_stage.parts().makeOutputs;
    StudioEngine engine(m_parts);
    ASSERT_FALSE(engine.setProgram(smallProgram()).has_error());
    const auto source =
        engine.addSource("Test", capture::TestPictureSettings{{320, 180}, 30, true});
    ASSERT_FALSE(source.has_error());
    engine.setLayout(Layout::kFull, *source, {});
    ASSERT_FALSE(engine.goLive({{{"ours", "rtmp://a/live", "key", true}, true}}).has_error());
    for (std::size_t output = 0; output != 2; ++output) {
        m_stage.output(output).waitForVideo(65);
        const auto tracks = m_stage.output(output).tracks();
        ASSERT_EQ(tracks.size(), 2U);
        EXPECT_EQ(tracks[0]->codec, media::Codec::kH264);
        EXPECT_EQ(tracks[1]->codec, media::Codec::kAac);
        std::vector<std::int64_t> keys;
        for (const auto& sample : m_stage.output(output).video()) {
            EXPECT_EQ(sample->dts % 3'000, 0);
            if (sample->isKey) {
                keys.push_back(sample->dts);
            }
        }
        ASSERT_GE(keys.size(), 3U);
        EXPECT_EQ((std::vector(keys.begin(), keys.begin() + 3)),
                  (std::vector<std::int64_t>{0, 90'000, 180'000}));
        EXPECT_GT(m_stage.output(output).audio().size(), 80U);
    }
    EXPECT_EQ(m_stage.output(0).tracks()[0]->video.width, 320U);
    EXPECT_EQ(m_stage.output(1).tracks()[0]->video.width, 160U);
    EXPECT_GT(engine.report().mix.peakHold, -60);
    EXPECT_GT(engine.report().renditions.at(0).encodedBitrate, 0);
}

TEST_F(StudioPartsTest, ShowASourceThatIsUnpluggedAndBringItBack) {
    const auto device =
        std::make_shared<test::SyntheticDevice>(test::SyntheticShape{.width = 320, .height = 180});
    m_parts.makeSource = [&](const capture::SourceSettings&) {
        return Result<std::unique_ptr<capture::CaptureSource>>(
            test::makeSyntheticSource(device, m_clock, quietLogger()));
    };
    StudioEngine engine(m_parts);
    ASSERT_FALSE(engine.setProgram(smallProgram()).has_error());
    const auto source = engine.addSource("Camera", capture::CameraSettings{});
    ASSERT_FALSE(source.has_error());
    engine.setLayout(Layout::kFull, *source, {});
    const auto isIn = [&](SourceState state) {
        return engine.report().sources.at(0).status.state == state;
    };
    const auto showsPlug = [&] {
        const auto preview = engine.preview();
        return preview && pixelOf(*preview, 2, 2).y == 30 && pixelOf(*preview, 318, 178).y == 30;
    };
    test::waitUntil([&] { return isIn(SourceState::kRunning) && !showsPlug(); });
    device->unplug();
    test::waitUntil([&] { return isIn(SourceState::kFailed) && showsPlug(); });
    EXPECT_FALSE(engine.report().sources.at(0).status.reason.empty());
    device->plugIn();
    test::waitUntil([&] { return isIn(SourceState::kRunning) && !showsPlug(); });
    device->setStalled(true);
    test::waitUntil([&] { return isIn(SourceState::kStalled); });
    EXPECT_FALSE(showsPlug()) << "the last picture stays";
    device->setStalled(false);
    test::waitUntil([&] { return isIn(SourceState::kRunning); });
}

TEST_F(StudioPartsTest, GiveEachRenditionOfADestinationItsConnection) {
    const auto outputs = m_parts.makeOutputs(
        {{"nowhere", "no address", "key", true}, smallProgram().renditions, {}, 96'000});
    ASSERT_FALSE(outputs.has_error());
    ASSERT_EQ(outputs->size(), 2U);
    for (const auto& output : *outputs) {
        EXPECT_EQ(output->status().state, publish::OutputState::kRefused);
        EXPECT_FALSE(output->status().reason.empty());
    }
}

TEST_F(StudioPartsTest, TellsOfNoConnectionWhereThereAreNoFilesLeft) {
    const test::FileLimit noMore(0);
    const auto outputs = m_parts.makeOutputs(
        {{"ours", "rtmp://127.0.0.1/live", "key", true}, smallProgram().renditions, {}, 96'000});
    ASSERT_TRUE(outputs.has_error());
    EXPECT_EQ(outputs.error().code, ErrorCode::kUnavailable);
    EXPECT_TRUE(outputs.error().context.starts_with("no connection to ours: "))
        << outputs.error().context;
}

TEST_F(StudioPartsTest, SayWhatEncodersCannotBeHad) {
    encoder::VideoEncoderSettings settings;
    settings.preset = "instantaneous";
    EXPECT_TRUE(m_parts.makeVideoEncoder(settings).has_error());
    EXPECT_FALSE(m_parts.makeAudioEncoder({}).has_error());
}

}  // namespace
}  // namespace sigma::studio
