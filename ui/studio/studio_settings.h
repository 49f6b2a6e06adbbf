#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/encoder/video_encoder.h"
#include "core/publish/publish_target.h"
#include "core/studio/studio_control.h"
#include "ui/studio/checklist.h"
#include "ui/studio/further_service.h"
#include "ui/widgets/theme.h"

namespace sigma::ui {

struct VideoSettings {
    std::uint32_t height = 720;  ///< 16:9; the largest picture that is sent
    std::uint32_t frameRate = 30;
    encoder::VideoEncoderKind encoder = encoder::VideoEncoderKind::kX264;
    std::string preset = "veryfast";
    encoder::H264Profile profile = encoder::H264Profile::kHigh;
    bool isLowLatency = true;          ///< the encoder looks at no later picture
    std::uint32_t keyInterval = 1000;  ///< milliseconds
    bool sendsSmaller = false;         ///< smaller pictures too, for viewers on slow networks

    friend bool operator==(const VideoSettings&, const VideoSettings&) = default;
};

struct AppearanceSettings {
    widgets::ThemeChoice theme = widgets::ThemeChoice::kSystem;
    std::string language;  ///< "en", "vi"; empty: the system's

    friend bool operator==(const AppearanceSettings&, const AppearanceSettings&) = default;
};

/// Where to publish to. Secrets are not here: SecretStore has them.
struct DestinationSettings {
    DestinationKind kind = DestinationKind::kThisComputer;
    std::string serviceUrl;     ///< rtmp[s]://host/app of another service
    std::string serverAddress;  ///< http[s]://host[:port] of a Sigma server
    std::string userName;
    std::string channel;

    friend bool operator==(const DestinationSettings&, const DestinationSettings&) = default;
};

/// Everything that the settings' pages show.
struct StudioSettings {
    VideoSettings video;
    std::int64_t audioBitrate = 160'000;
    publish::BitrateRange network;
    studio::RecordingSettings recording;
    AppearanceSettings appearance;
    DestinationSettings destination;
    std::vector<FurtherService> further;  ///< where broadcasts go besides

    friend bool operator==(const StudioSettings&, const StudioSettings&) = default;
};

enum class SettingsProblem {
    kMinimumAboveMaximum,
    kBitrateTooLow,
    kBitrateTooHigh,
    kHeightUnknown,
    kFrameRateUnknown,
    kPresetUnknown,
    kKeyIntervalOutOfRange,
    kAudioBitrateOutOfRange,
    kRecordingBitrateOutOfRange,
    kServiceUrlWrong,
    kServerAddressWrong,
    kChannelMissing,
};

/// What keeps the settings from being used; none where all is well.
std::vector<SettingsProblem> problemsOf(const StudioSettings& settings);

/// The settings with whatever is out of its range put back to the default: for files from outside.
StudioSettings repaired(StudioSettings settings);

const std::vector<std::uint32_t>& pictureHeights();
const std::vector<std::uint32_t>& frameRates();
const std::vector<std::string>& x264Presets();

/// The width that goes with a height, 16:9 and even.
std::uint32_t widthOf(std::uint32_t height);
/// A bitrate that suits the picture, bits a second.
std::int64_t suitableBitrate(std::uint32_t height, std::uint32_t frameRate);
/// Sets the highest bitrate to what suits the picture, and the lowest not above it.
void takeSuitableBitrate(StudioSettings& settings);
/// What the studio is to compose and encode. Renditions have names only where there are several.
studio::ProgramSettings programOf(const StudioSettings& settings);
/// Bits a second of everything that is sent: all renditions and the sound.
std::int64_t totalBitrate(const studio::ProgramSettings& program);
/// Bits a second that leave this computer: what goes to its own server does not, and services take
/// the largest picture only.
std::int64_t leavingBitrate(const StudioSettings& settings);

}  // namespace sigma::ui
