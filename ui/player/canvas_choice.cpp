#include "ui/player/canvas_choice.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <algorithm>
#include <array>

namespace sigma::ui {
namespace {

constexpr std::array kSoftware = {QLatin1StringView("llvmpipe"), QLatin1StringView("softpipe"),
                                  QLatin1StringView("swrast"), QLatin1StringView("software"),
                                  QLatin1StringView("swiftshader")};

/// Whether it is worth asking: without a screen there is nothing to keep in step with, and without
/// a device of the kernel a driver in software would be loaded only to be turned down.
bool mayHaveHardware() {
    return QGuiApplication::platformName() != QStringLiteral("offscreen") &&
           QFileInfo::exists(QStringLiteral("/dev/dri"));
}

QString rendererOfThisMachine() {
    QOpenGLContext context;
    if (!context.create()) {
        return {};
    }
    QOffscreenSurface surface;
    surface.setFormat(context.format());
    surface.create();
    if (!context.makeCurrent(&surface)) {
        return {};
    }
    const GLubyte* const name = context.functions()->glGetString(GL_RENDERER);
    return QString::fromUtf8(reinterpret_cast<const char*>(name));
}

}  // namespace

CanvasKind canvasFor(const QString& renderer) {
    const bool isSoftware = std::ranges::any_of(kSoftware, [&](QLatin1StringView software) {
        return renderer.contains(software, Qt::CaseInsensitive);
    });
    return renderer.isEmpty() || isSoftware ? CanvasKind::kRaster : CanvasKind::kOpenGl;
}

CanvasKind preferredCanvas() {
    static const CanvasKind kind =
        mayHaveHardware() ? canvasFor(rendererOfThisMachine()) : CanvasKind::kRaster;
    return kind;
}

}  // namespace sigma::ui
