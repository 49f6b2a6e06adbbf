// Runs the tests of windows on a screen that nobody sees, with the OpenGL that there is; without a
// screen where Xvfb is missing.

#include <QApplication>
#include <QStandardPaths>
#include <optional>

#include <gmock/gmock.h>

#include "tests/support/private_display.h"

int main(int argc, char** argv) {
    std::optional<sigma::test::PrivateDisplay> display;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (sigma::test::isInstalled("Xvfb")) {
        display.emplace();
        qputenv("QT_QPA_PLATFORM", "xcb");
        qputenv("DISPLAY", display->session().display.c_str());
    }
    QStandardPaths::setTestModeEnabled(true);
    testing::InitGoogleMock(&argc, argv);
    const QApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
