#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

#include <gtest/gtest.h>

#include "tests/ui/support/fake_services.h"
#include "ui/studio/source_dialog.h"

namespace sigma::ui {
namespace {

using capture::CameraSettings;
using capture::WindowSettings;

/// The dialog of one source, among devices that a test plugs.
class SourceDialogTest : public testing::Test {
protected:
    void open(const capture::SourceSettings& settings, const QString& name = {}) {
        m_dialog = std::make_unique<SourceDialog>(settings, name, m_devices, nullptr);
    }
    template <class T>
    T& child(const char* name) {
        return *m_dialog->findChild<T*>(QString::fromLatin1(name));
    }
    QComboBox& device() { return child<QComboBox>("sourceDevice"); }
    void choose(const char* text) {
        device().setCurrentIndex(device().findText(QString::fromUtf8(text)));
    }
    template <class T>
    T settings() {
        return std::get<T>(m_dialog->settings());
    }

    test::FakeDevices m_devices;
    std::unique_ptr<SourceDialog> m_dialog;
};

TEST_F(SourceDialogTest, KeepsTheTitleOfAWindowThatIsGone) {
    m_devices.windowList = {{"7", "Editor"}};
    open(WindowSettings{"41943047", "Notes", 30}, QStringLiteral("My notes"));
    EXPECT_EQ(device().currentText(), QStringLiteral("Notes (not connected)"));
    EXPECT_EQ(settings<WindowSettings>().windowId, "41943047");
    EXPECT_EQ(settings<WindowSettings>().title, "Notes");
}

TEST_F(SourceDialogTest, TakesIdAndTitleOfAnotherWindow) {
    m_devices.windowList = {{"7", "Editor"}};
    open(WindowSettings{"41943047", "Notes", 15}, QStringLiteral("My notes"));
    choose("Editor");
    EXPECT_EQ(settings<WindowSettings>().windowId, "7");
    EXPECT_EQ(settings<WindowSettings>().title, "Editor");
    EXPECT_EQ(settings<WindowSettings>().frameRate, 15);
    choose("Notes (not connected)");
    EXPECT_EQ(settings<WindowSettings>().title, "Notes");
}

TEST_F(SourceDialogTest, OffersADeviceThatIsPluggedMeanwhile) {
    m_devices.cameraList = {{"a", "Front camera"}};
    open(CameraSettings{});
    choose("Front camera");
    m_devices.cameraList.insert(m_devices.cameraList.begin(), {"b", "USB camera"});
    Q_EMIT m_devices.changed();
    EXPECT_EQ(device().count(), 3);
    EXPECT_EQ(device().currentText(), QStringLiteral("Front camera"));
    choose("USB camera");
    EXPECT_EQ(settings<CameraSettings>().deviceId, "b");
}

TEST_F(SourceDialogTest, KeepsTheChosenDeviceWhenItIsUnplugged) {
    m_devices.cameraList = {{"a", "Front camera"}, {"b", "USB camera"}};
    open(CameraSettings{});
    choose("USB camera");
    m_devices.cameraList.pop_back();
    Q_EMIT m_devices.changed();
    EXPECT_EQ(device().currentText(), QStringLiteral("USB camera (not connected)"));
    EXPECT_EQ(settings<CameraSettings>().deviceId, "b");
    EXPECT_EQ(m_dialog->name(), QStringLiteral("USB camera"));
    m_devices.cameraList.push_back({"b", "USB camera"});
    Q_EMIT m_devices.changed();
    EXPECT_EQ(device().currentText(), QStringLiteral("USB camera"));
    EXPECT_EQ(device().count(), 3);
}

TEST_F(SourceDialogTest, CanBeDoneOnceThereIsSomethingToChoose) {
    open(WindowSettings{});
    auto& done = child<QPushButton>("sourceDone");
    EXPECT_FALSE(done.isEnabled());
    m_devices.windowList = {{"7", "Editor"}};
    Q_EMIT m_devices.changed();
    EXPECT_TRUE(done.isEnabled());
    EXPECT_EQ(settings<WindowSettings>().title, "Editor");
}

TEST_F(SourceDialogTest, CallsASourceAfterWhatIsChosen) {
    m_devices.cameraList = {{"a", "Front camera"}};
    open(CameraSettings{"a", {}, 30});
    EXPECT_EQ(m_dialog->name(), QStringLiteral("Front camera"));
    choose("The default camera");
    EXPECT_EQ(m_dialog->name(), QStringLiteral("Camera"));
    child<QLineEdit>("sourceName").setText(QStringLiteral("Me"));
    EXPECT_EQ(m_dialog->name(), QStringLiteral("Me"));
}

}  // namespace
}  // namespace sigma::ui
