#include <gtest/gtest.h>

#include "ui/player/canvas_choice.h"

namespace sigma::ui {
namespace {

TEST(CanvasChoice, LeavesThePictureToHardware) {
    for (const char* const renderer :
         {"Mesa Intel(R) UHD Graphics 620 (KBL GT2)", "NVIDIA GeForce GTX 1650/PCIe/SSE2",
          "AMD Radeon RX 6600 (navi23, LLVM 15.0.6, DRM 3.49, 6.1.0-13-amd64)", "V3D 4.2"}) {
        EXPECT_EQ(canvasFor(QString::fromLatin1(renderer)), CanvasKind::kOpenGl) << renderer;
    }
}

TEST(CanvasChoice, DrawsItselfWhatOpenGlWouldDrawInSoftware) {
    for (const char* const renderer :
         {"llvmpipe (LLVM 15.0.6, 256 bits)", "virgl (LLVMPIPE (LLVM 15.0.6, 256 bits))",
          "softpipe", "Software Rasterizer", "Mesa DRI swrast",
          "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (LLVM 10.0.0)), SwiftShader driver)"}) {
        EXPECT_EQ(canvasFor(QString::fromLatin1(renderer)), CanvasKind::kRaster) << renderer;
    }
}

TEST(CanvasChoice, DrawsItselfWithoutOpenGl) {
    EXPECT_EQ(canvasFor({}), CanvasKind::kRaster);
}

TEST(CanvasChoice, DrawsItselfWithoutAScreen) {
    EXPECT_EQ(preferredCanvas(), CanvasKind::kRaster);
}

}  // namespace
}  // namespace sigma::ui
