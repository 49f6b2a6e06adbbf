#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QSpinBox>

#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"
#include "ui/studio/settings_dialog.h"

namespace sigma::ui {
namespace {

using Scene = test::OpenedStudioScene;

TEST(SettingsDialog, BringsABitrateWithEachPicture) {
    Scene scene;
    SettingsDialog dialog(*scene.desk, *scene.broadcaster, nullptr);
    auto* const heights = dialog.findChild<QComboBox*>(QStringLiteral("settingHeight"));
    const int fullHd = heights->count() - 1;
    heights->setCurrentIndex(fullHd);
    Q_EMIT heights->activated(fullHd);
    const std::int64_t suitable = suitableBitrate(1080, 30);
    EXPECT_EQ(scene.desk->settings().network.maximum, suitable);
    EXPECT_EQ(dialog.findChild<QSpinBox*>(QStringLiteral("settingMaximum"))->value(),
              suitable / 1000);
}

TEST(SettingsDialog, LetsAPersonChooseHowX264Encodes) {
    Scene scene;
    SettingsDialog dialog(*scene.desk, *scene.broadcaster, nullptr);
    const auto choose = [&](const char* setting, const char* text) {
        auto* const box = dialog.findChild<QComboBox*>(QString::fromLatin1(setting));
        const int index = box->findText(QLatin1String(text));
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    };
    choose("settingPreset", "faster");
    choose("settingProfile", "Main");
    auto* const lowLatency =
        dialog.findChild<QAbstractButton*>(QStringLiteral("settingLowLatency"));
    EXPECT_TRUE(lowLatency->isChecked());
    lowLatency->click();
    const studio::ProgramSettings& program = scene.studio.program();
    EXPECT_EQ(program.preset, "faster");
    EXPECT_EQ(program.profile, encoder::H264Profile::kMain);
    EXPECT_FALSE(program.isLowLatency);
}

TEST(SettingsDialog, FindsASettingOnAnyPage) {
    Scene scene;
    SettingsDialog dialog(*scene.desk, *scene.broadcaster, nullptr);
    dialog.show();
    dialog.search(QStringLiteral("language"));
    EXPECT_EQ(dialog.page(), 5);
    dialog.search(QStringLiteral("also publish to"));
    EXPECT_EQ(dialog.page(), 2);
    EXPECT_TRUE(
        dialog.findChild<QAbstractButton*>(QStringLiteral("settingDestination"))->isVisible());
    dialog.search(QStringLiteral("no such thing"));
    EXPECT_FALSE(dialog.findChild<QLabel*>(QStringLiteral("settingsProblem"))->text().isEmpty());
    dialog.search({});
    EXPECT_TRUE(dialog.findChild<QLabel*>(QStringLiteral("settingsProblem"))->text().isEmpty());
}

}  // namespace
}  // namespace sigma::ui
