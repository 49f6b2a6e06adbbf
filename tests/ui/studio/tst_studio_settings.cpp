#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ui/studio/studio_settings.h"

namespace sigma::ui {
namespace {

using testing::Contains;
using testing::IsEmpty;

TEST(StudioSettings, AreRightAsTheyCome) {
    EXPECT_THAT(problemsOf({}), IsEmpty());
}

TEST(StudioSettings, RefuseALowestBitrateAboveTheHighest) {
    StudioSettings settings;
    settings.network.minimum = 4'000'000;
    EXPECT_THAT(problemsOf(settings), Contains(SettingsProblem::kMinimumAboveMaximum));
}

TEST(StudioSettings, WantAnAddressOfTheRightKind) {
    StudioSettings settings;
    settings.destination.kind = DestinationKind::kOtherService;
    settings.destination.serviceUrl = "https://example.org";
    EXPECT_THAT(problemsOf(settings), Contains(SettingsProblem::kServiceUrlWrong));
    settings.destination.serviceUrl = "rtmps://example.org/app";
    EXPECT_THAT(problemsOf(settings), IsEmpty());
    settings.destination.kind = DestinationKind::kSigmaServer;
    EXPECT_THAT(problemsOf(settings), Contains(SettingsProblem::kServerAddressWrong));
    EXPECT_THAT(problemsOf(settings), Contains(SettingsProblem::kChannelMissing));
}

TEST(StudioSettings, AreRepairedByWhatIsUsual) {
    StudioSettings settings;
    settings.video.height = 4321;
    settings.network.minimum = -5;
    settings.audioBitrate = 1;
    settings.recording.bitrate = 0;
    EXPECT_THAT(problemsOf(repaired(settings)), IsEmpty());
    EXPECT_EQ(repaired(settings).video.height, 720U);
}

TEST(StudioSettings, KeepWhatIsRightWhenRepaired) {
    StudioSettings settings;
    settings.video.height = 1080;
    settings.audioBitrate = 1;
    EXPECT_EQ(repaired(settings).video.height, 1080U);
}

TEST(StudioSettings, MakeOnePictureWithoutAName) {
    const studio::ProgramSettings program = programOf({});
    ASSERT_EQ(program.renditions.size(), 1U);
    EXPECT_EQ(program.renditions[0].name, "");
    EXPECT_EQ(program.width, 1280U);
    EXPECT_EQ(program.renditions[0].bitrate, 3'000'000);
}

TEST(StudioSettings, EncodeWithLowLatencyUnlessAPersonWantsNone) {
    StudioSettings settings;
    EXPECT_TRUE(programOf(settings).isLowLatency);
    settings.video.isLowLatency = false;
    EXPECT_FALSE(programOf(settings).isLowLatency);
}

TEST(StudioSettings, MakeSmallerPicturesWithNames) {
    StudioSettings settings;
    settings.video.height = 1080;
    settings.video.sendsSmaller = true;
    const studio::ProgramSettings program = programOf(settings);
    ASSERT_EQ(program.renditions.size(), 3U);
    EXPECT_EQ(program.renditions[0].name, "1080p");
    EXPECT_EQ(program.renditions[1].name, "720p");
    EXPECT_EQ(program.renditions[2].name, "480p");
    EXPECT_EQ(program.renditions[2].width % 2, 0U);
    EXPECT_GT(totalBitrate(program), settings.network.maximum);
}

TEST(StudioSettings, CountWhatLeavesThisComputer) {
    StudioSettings settings;
    settings.video.sendsSmaller = true;
    const studio::ProgramSettings program = programOf(settings);
    const std::int64_t aService = program.renditions[0].bitrate + program.audioBitrate;
    EXPECT_EQ(leavingBitrate(settings), 0);
    settings.further = {{"1", "one", "rtmp://one/live", true},
                        {"2", "two", "rtmp://two/live", false}};
    EXPECT_EQ(leavingBitrate(settings), aService);
    settings.destination.kind = DestinationKind::kOtherService;
    EXPECT_EQ(leavingBitrate(settings), 2 * aService);
    settings.destination.kind = DestinationKind::kSigmaServer;
    EXPECT_EQ(leavingBitrate(settings), aService + totalBitrate(program));
}

TEST(StudioSettings, KnowABitrateForEachPicture) {
    std::int64_t before = 0;
    for (const std::uint32_t height : pictureHeights()) {
        EXPECT_GT(suitableBitrate(height, 30), before);
        before = suitableBitrate(height, 30);
        EXPECT_EQ(widthOf(height) % 2, 0U);
    }
    EXPECT_GT(suitableBitrate(720, 60), suitableBitrate(720, 30));
}

TEST(StudioSettings, AllowASmallerPictureFewerBits) {
    StudioSettings settings;
    settings.network.minimum = 2'000'000;
    settings.video.height = 360;
    takeSuitableBitrate(settings);
    EXPECT_EQ(settings.network.maximum, suitableBitrate(360, 30));
    EXPECT_EQ(settings.network.minimum, settings.network.maximum);
    EXPECT_TRUE(problemsOf(settings).empty());
}

}  // namespace
}  // namespace sigma::ui
