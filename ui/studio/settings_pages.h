#pragma once

#include <functional>

#include "ui/studio/settings_page.h"
#include "ui/studio/studio_services.h"
#include "ui/studio/studio_settings.h"

namespace sigma::ui {

/// What a page shows, and whom it tells that something was changed.
struct SettingsDraft {
    StudioSettings& settings;
    std::function<void()> changed;
};

SettingsPage* makeVideoPage(const SettingsDraft& draft, EncoderChoices& encoders, QWidget* parent);
SettingsPage* makeAudioPage(const SettingsDraft& draft, QWidget* parent);
/// `destination`: the control that asks where to publish.
SettingsPage* makeNetworkPage(const SettingsDraft& draft, QWidget* destination, QWidget* parent);
SettingsPage* makeRecordingPage(const SettingsDraft& draft, QWidget* parent);
SettingsPage* makeAppearancePage(const SettingsDraft& draft, QWidget* parent);

}  // namespace sigma::ui
