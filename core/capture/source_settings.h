#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace sigma::capture {

struct PictureSize {
    std::uint32_t width = 1280;
    std::uint32_t height = 720;

    friend bool operator==(const PictureSize&, const PictureSize&) = default;
};

struct CameraSettings {
    std::string deviceId;  ///< as in CaptureDevices; empty: the system's default
    PictureSize size;      ///< the nearest that the camera has is taken
    double frameRate = 30;
};
struct ScreenSettings {
    std::string screenId;  ///< as in CaptureDevices; empty: the whole desktop
    double frameRate = 30;
    bool showsPointer = true;
};
struct WindowSettings {
    std::string windowId;
    std::string title;  ///< finds the window again when its id has changed
    double frameRate = 30;
};
struct MicrophoneSettings {
    std::string deviceId;  ///< empty: the system's default
};
struct SystemAudioSettings {
    std::string deviceId;  ///< of the output whose sound is taken; empty: the default's
};
struct MediaFileSettings {
    std::string path;
    bool loops = true;
};
struct ImageSettings {
    std::string path;
};
/// Text over a transparent or coloured ground. "{time}" in it is the local time, each second.
struct TextSettings {
    std::string text;
    std::string fontFamily;                 ///< empty: the system's
    std::uint32_t pixelSize = 64;           ///< on a canvas of 1280x720
    std::uint32_t color = 0xFFFFFFFF;       ///< 0xAARRGGBB
    std::uint32_t background = 0x00000000;  ///< 0xAARRGGBB
};
struct ColorSettings {
    std::uint32_t color = 0xFF202020;  ///< 0xAARRGGBB
};
/// The animated test picture with the UTC clock burnt in, for eyes and for machines, and a tone.
struct TestPictureSettings {
    PictureSize size{};
    double frameRate = 30;
    bool hasTone = true;
};

using SourceSettings =
    std::variant<CameraSettings, ScreenSettings, WindowSettings, MicrophoneSettings,
                 SystemAudioSettings, MediaFileSettings, ImageSettings, TextSettings, ColorSettings,
                 TestPictureSettings>;

}  // namespace sigma::capture
