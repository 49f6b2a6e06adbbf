#pragma once

#include <QString>

namespace sigma::ui {

/// Who draws a picture: the processor (`RasterCanvas`) or the graphics hardware (`GlCanvas`).
enum class CanvasKind { kRaster, kOpenGl };

/// The kind for a renderer of this name (GL_RENDERER); empty: there is no OpenGL. One that works in
/// software would only be the slower raster.
CanvasKind canvasFor(const QString& renderer);

/// The kind for this machine, found out at the first call. Thread: the window's, once the
/// application is there.
CanvasKind preferredCanvas();

}  // namespace sigma::ui
