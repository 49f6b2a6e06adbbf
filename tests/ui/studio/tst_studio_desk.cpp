#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"

namespace sigma::ui {
namespace {

using test::StudioScene;

TEST(StudioDesk, BeginsWithTheTestPictureWhereThereIsNoCamera) {
    StudioScene scene;
    scene.devices.microphoneList.clear();
    scene.desk->open();
    ASSERT_EQ(scene.desk->sources().size(), 1U);
    const auto* const picture =
        std::get_if<capture::TestPictureSettings>(&scene.desk->sources()[0].saved.settings);
    ASSERT_NE(picture, nullptr);
    EXPECT_TRUE(picture->hasTone);
    EXPECT_EQ(scene.studio.main, scene.desk->sources()[0].id);
}

TEST(StudioDesk, BeginsWithTheCameraAndTheMicrophone) {
    StudioScene scene;
    scene.devices.cameraList = {{"cam", "Front camera"}};
    scene.devices.screenList = {{"s", "Screen"}};
    scene.desk->open();
    ASSERT_EQ(scene.desk->sources().size(), 2U);
    EXPECT_EQ(std::get<capture::CameraSettings>(scene.desk->sources()[0].saved.settings).deviceId,
              "cam");
    EXPECT_EQ(scene.desk->sources()[1].saved.name, "USB microphone");
}

TEST(StudioDesk, BeginsWithTheScreenThatItsWindowIsNotOn) {
    StudioScene scene;
    scene.devices.screenList = {{"s", "Screen"}, {"t", "Second screen"}};
    scene.desk->open();
    EXPECT_EQ(std::get<capture::ScreenSettings>(scene.desk->sources()[0].saved.settings).screenId,
              "t");
}

TEST(StudioDesk, DoesNotBeginByFilmingItsOwnWindow) {
    StudioScene scene;
    scene.devices.screenList = {{"s", "The only screen"}};
    scene.desk->open();
    EXPECT_TRUE(std::holds_alternative<capture::TestPictureSettings>(
        scene.desk->sources()[0].saved.settings));
}

TEST(StudioDesk, RecordsSomewhereWhateverItsFileSays) {
    StudioScene scene;
    scene.open();
    StudioSettings settings = scene.desk->settings();
    settings.recording.folder.clear();
    ASSERT_TRUE(scene.desk->apply(settings).has_value());
    scene.desk->flush();
    test::FakeStudio studio;
    StudioDesk next(studio, scene.devices,
                    StateFile(scene.folder.filePath(QStringLiteral("state.json"))));
    next.open();
    EXPECT_FALSE(next.settings().recording.folder.empty());
}

TEST(StudioDesk, FindsEverythingAgainAtTheNextStart) {
    StudioScene scene;
    scene.open();
    const auto guest =
        scene.desk->addSource(QStringLiteral("Ground"), capture::ColorSettings{}).value();
    scene.desk->setLayout(studio::Layout::kSideBySide);
    scene.desk->setMain(guest);
    scene.desk->setGain(scene.desk->sources()[1].id, 0.5F);
    scene.desk->setMuted(scene.desk->sources()[1].id, true);
    scene.desk->renameSource(scene.desk->sources()[1].id, QStringLiteral("  Voice "));
    scene.desk->flush();

    test::FakeStudio studio;
    StudioDesk next(studio, scene.devices,
                    StateFile(scene.folder.filePath(QStringLiteral("state.json"))));
    next.open();
    EXPECT_FALSE(next.isFirstStart());
    ASSERT_EQ(next.sources().size(), 3U);
    EXPECT_EQ(next.sources()[1].saved.name, "Voice");
    EXPECT_EQ(next.layout(), studio::Layout::kSideBySide);
    EXPECT_EQ(next.mainSource(), next.sources()[2].id);
    EXPECT_EQ(next.guestSource(), next.sources()[0].id);
    EXPECT_FLOAT_EQ(studio.gains[next.sources()[1].id], 0.5F);
    EXPECT_TRUE(studio.muted[next.sources()[1].id]);
    EXPECT_EQ(studio.layout, studio::Layout::kSideBySide);
}

TEST(StudioDesk, PutsTheGuestInFrontWhenTheMainSourceGoes) {
    StudioScene scene;
    scene.open();
    const auto ground =
        scene.desk->addSource(QStringLiteral("Ground"), capture::ColorSettings{}).value();
    EXPECT_EQ(scene.desk->guestSource(), ground);
    scene.desk->removeSource(*scene.desk->mainSource());
    EXPECT_EQ(scene.studio.main, ground);
    EXPECT_FALSE(scene.studio.guest.has_value());
}

TEST(StudioDesk, KeepsTheRestOfTheSettingsWhileThePictureIsLocked) {
    StudioScene scene;
    scene.open();
    scene.goLive();
    StudioSettings settings = scene.desk->settings();
    settings.video.height = 1080;
    settings.network.maximum = 2'000'000;
    EXPECT_EQ(scene.desk->apply(settings).error().code, ErrorCode::kConflict);
    EXPECT_EQ(scene.desk->settings(), settings);
    ASSERT_TRUE(scene.studio.range.has_value());
    EXPECT_EQ(scene.studio.range->maximum, 2'000'000);
}

TEST(StudioDesk, StartsASourceAnewWithWhatItHas) {
    StudioScene scene;
    scene.open();
    scene.desk->retrySource(scene.desk->sources()[0].id);
    EXPECT_EQ(scene.studio.changes.size(), 1U);
}

TEST(StudioDesk, NeedsANameForASource) {
    StudioScene scene;
    scene.open();
    const std::string before = scene.desk->sources()[0].saved.name;
    scene.desk->renameSource(scene.desk->sources()[0].id, QStringLiteral("   "));
    EXPECT_EQ(scene.desk->sources()[0].saved.name, before);
}

}  // namespace
}  // namespace sigma::ui
