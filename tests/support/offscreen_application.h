#pragma once

#include <QGuiApplication>

namespace sigma::test {

/// The one application of Qt in a test program, without a display. Lives until the program ends.
inline QGuiApplication& offscreenApplication() {
    static QGuiApplication* application = [] {
        static int argumentCount = 1;
        static char name[] = "test";
        static char* arguments[] = {name, nullptr};
        qputenv("QT_QPA_PLATFORM", "offscreen");
        return new QGuiApplication(argumentCount, arguments);
    }();
    return *application;
}

}  // namespace sigma::test
