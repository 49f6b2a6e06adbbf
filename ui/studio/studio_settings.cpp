#include "ui/studio/studio_settings.h"

#include <algorithm>

namespace sigma::ui {
namespace {

constexpr std::int64_t kLeastVideoBitrate = 100'000;
constexpr std::int64_t kMostVideoBitrate = 60'000'000;
constexpr std::int64_t kLeastAudioBitrate = 64'000;
constexpr std::int64_t kMostAudioBitrate = 320'000;
constexpr std::uint32_t kLeastKeyInterval = 500;
constexpr std::uint32_t kMostKeyInterval = 4000;

template <class T>
bool isOneOf(const std::vector<T>& list, const T& value) {
    return std::ranges::find(list, value) != list.end();
}

bool isBetween(std::int64_t value, std::int64_t least, std::int64_t most) {
    return value >= least && value <= most;
}

bool beginsWithOneOf(const std::string& text, std::initializer_list<std::string_view> starts) {
    return std::ranges::any_of(starts, [&](std::string_view start) {
        return text.starts_with(start) && text.size() > start.size();
    });
}

void checkVideo(const VideoSettings& video, std::vector<SettingsProblem>& problems) {
    if (!isOneOf(pictureHeights(), video.height)) {
        problems.push_back(SettingsProblem::kHeightUnknown);
    }
    if (!isOneOf(frameRates(), video.frameRate)) {
        problems.push_back(SettingsProblem::kFrameRateUnknown);
    }
    if (!isOneOf(x264Presets(), video.preset)) {
        problems.push_back(SettingsProblem::kPresetUnknown);
    }
    if (!isBetween(video.keyInterval, kLeastKeyInterval, kMostKeyInterval)) {
        problems.push_back(SettingsProblem::kKeyIntervalOutOfRange);
    }
}

void checkDestination(const DestinationSettings& destination,
                      std::vector<SettingsProblem>& problems) {
    if (destination.kind == DestinationKind::kOtherService &&
        !beginsWithOneOf(destination.serviceUrl, {"rtmp://", "rtmps://"})) {
        problems.push_back(SettingsProblem::kServiceUrlWrong);
    }
    if (destination.kind == DestinationKind::kSigmaServer) {
        if (!beginsWithOneOf(destination.serverAddress, {"http://", "https://"})) {
            problems.push_back(SettingsProblem::kServerAddressWrong);
        }
        if (destination.channel.empty()) {
            problems.push_back(SettingsProblem::kChannelMissing);
        }
    }
}

}  // namespace

std::vector<SettingsProblem> problemsOf(const StudioSettings& settings) {
    std::vector<SettingsProblem> problems;
    checkVideo(settings.video, problems);
    const publish::BitrateRange& network = settings.network;
    if (network.minimum > network.maximum) {
        problems.push_back(SettingsProblem::kMinimumAboveMaximum);
    }
    if (network.minimum < kLeastVideoBitrate || network.maximum < kLeastVideoBitrate) {
        problems.push_back(SettingsProblem::kBitrateTooLow);
    }
    if (network.maximum > kMostVideoBitrate) {
        problems.push_back(SettingsProblem::kBitrateTooHigh);
    }
    if (!isBetween(settings.audioBitrate, kLeastAudioBitrate, kMostAudioBitrate)) {
        problems.push_back(SettingsProblem::kAudioBitrateOutOfRange);
    }
    if (!isBetween(settings.recording.bitrate, kLeastVideoBitrate, kMostVideoBitrate)) {
        problems.push_back(SettingsProblem::kRecordingBitrateOutOfRange);
    }
    checkDestination(settings.destination, problems);
    return problems;
}

StudioSettings repaired(StudioSettings settings) {
    const StudioSettings defaults;
    std::vector<SettingsProblem> videoProblems;
    checkVideo(settings.video, videoProblems);
    if (!videoProblems.empty()) {
        settings.video = defaults.video;
    }
    if (settings.network.minimum > settings.network.maximum ||
        settings.network.minimum < kLeastVideoBitrate ||
        settings.network.maximum > kMostVideoBitrate) {
        settings.network = defaults.network;
    }
    if (!isBetween(settings.audioBitrate, kLeastAudioBitrate, kMostAudioBitrate)) {
        settings.audioBitrate = defaults.audioBitrate;
    }
    if (!isBetween(settings.recording.bitrate, kLeastVideoBitrate, kMostVideoBitrate)) {
        settings.recording.bitrate = defaults.recording.bitrate;
    }
    settings.further = repaired(std::move(settings.further));
    return settings;
}

const std::vector<std::uint32_t>& pictureHeights() {
    static const std::vector<std::uint32_t> heights = {360, 480, 720, 1080};
    return heights;
}

const std::vector<std::uint32_t>& frameRates() {
    static const std::vector<std::uint32_t> rates = {24, 25, 30, 50, 60};
    return rates;
}

const std::vector<std::string>& x264Presets() {
    static const std::vector<std::string> presets = {"ultrafast", "superfast", "veryfast",
                                                     "faster",    "fast",      "medium"};
    return presets;
}

std::uint32_t widthOf(std::uint32_t height) {
    return (height * 16 / 9 + 1) / 2 * 2;
}

std::int64_t suitableBitrate(std::uint32_t height, std::uint32_t frameRate) {
    const double pixels = static_cast<double>(height) * widthOf(height);
    const double bitsAPixel = frameRate > 30 ? 0.085 : 0.108;
    const double bits = pixels * frameRate * bitsAPixel;
    return static_cast<std::int64_t>(bits / 100'000) * 100'000;
}

void takeSuitableBitrate(StudioSettings& settings) {
    publish::BitrateRange& network = settings.network;
    network.maximum = suitableBitrate(settings.video.height, settings.video.frameRate);
    network.minimum = std::min(network.minimum, network.maximum);
}

studio::ProgramSettings programOf(const StudioSettings& settings) {
    const VideoSettings& video = settings.video;
    studio::ProgramSettings program;
    program.width = widthOf(video.height);
    program.height = video.height;
    program.frameRate = {video.frameRate, 1};
    program.encoder = video.encoder;
    program.preset = video.preset;
    program.profile = video.profile;
    program.isLowLatency = video.isLowLatency;
    program.keyInterval = std::chrono::milliseconds(video.keyInterval);
    program.audioBitrate = settings.audioBitrate;
    program.bitrate = settings.network;
    program.renditions.clear();
    program.renditions.push_back({"", program.width, program.height, settings.network.maximum});
    if (video.sendsSmaller) {
        program.renditions.front().name = std::to_string(video.height) + "p";
        for (const std::uint32_t height : {720U, 480U, 360U}) {
            if (height < video.height && program.renditions.size() < 3) {
                program.renditions.push_back({std::to_string(height) + "p", widthOf(height), height,
                                              suitableBitrate(height, video.frameRate)});
            }
        }
    }
    return program;
}

std::int64_t totalBitrate(const studio::ProgramSettings& program) {
    std::int64_t total = 0;
    for (const studio::RenditionSettings& rendition : program.renditions) {
        total += rendition.bitrate + program.audioBitrate;
    }
    return total;
}

std::int64_t leavingBitrate(const StudioSettings& settings) {
    const studio::ProgramSettings program = programOf(settings);
    const std::int64_t aService = program.renditions.front().bitrate + program.audioBitrate;
    auto total = aService * static_cast<std::int64_t>(switchedOn(settings.further).size());
    switch (settings.destination.kind) {
        case DestinationKind::kThisComputer:
            break;
        case DestinationKind::kSigmaServer:
            total += totalBitrate(program);
            break;
        case DestinationKind::kOtherService:
            total += aService;
            break;
    }
    return total;
}

}  // namespace sigma::ui
