#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/strong_id.h"
#include "core/capture/capture_source.h"
#include "core/capture/source_settings.h"
#include "core/encoder/video_encoder.h"
#include "core/media/video_frame.h"
#include "core/publish/output.h"
#include "core/publish/publish_target.h"
#include "core/studio/layout.h"

namespace sigma::studio {

/// A source of the studio; counts up, never used twice.
using SourceId = std::uint32_t;

struct SourceEntry {
    SourceId id = 0;
    std::string name;  ///< for people
    capture::SourceSettings settings;
    bool hasVideo = false;
    bool hasAudio = false;
};

/// One encoded picture of the programme.
struct RenditionSettings {
    std::string name;  ///< "720p": part of its address; empty for the only one
    std::uint32_t width = 1280;
    std::uint32_t height = 720;
    std::int64_t bitrate = 3'000'000;  ///< bits a second

    friend bool operator==(const RenditionSettings&, const RenditionSettings&) = default;
};

/// What the programme is made and encoded as.
struct ProgramSettings {
    std::uint32_t width = 1280;  ///< of the composed picture
    std::uint32_t height = 720;
    encoder::FrameRate frameRate;
    encoder::VideoEncoderKind encoder = encoder::VideoEncoderKind::kX264;
    std::string preset = "veryfast";
    encoder::H264Profile profile = encoder::H264Profile::kHigh;
    bool isLowLatency = true;  ///< the encoder looks at no later picture
    std::chrono::milliseconds keyInterval{1000};
    std::int64_t audioBitrate = 160'000;
    std::vector<RenditionSettings> renditions{RenditionSettings{}};  ///< the largest first
    publish::BitrateRange bitrate;                                   ///< of the largest

    friend bool operator==(const ProgramSettings&, const ProgramSettings&) = default;
};

struct Destination {
    publish::PublishTarget target;
    bool takesAllRenditions = false;  ///< a Sigma server; others get the largest only
    std::string id = {};              ///< tells it apart from the others; empty: the main one
};

struct RecordingSettings {
    std::string folder;
    std::int64_t bitrate = 8'000'000;  ///< bits a second of the video

    friend bool operator==(const RecordingSettings&, const RecordingSettings&) = default;
};

/// Levels of one source's sound or of the whole mix, in dB of full scale; -100 is silence.
struct AudioLevel {
    float peak = -100;
    float rms = -100;
    float peakHold = -100;  ///< highest peak of the last 2 s
};

struct SourceReport {
    SourceId id = 0;
    capture::SourceStatus status;
    AudioLevel level;
};

struct RenditionReport {
    std::string name;
    std::int64_t targetBitrate = 0;   ///< bits a second, as the controller wants it now
    std::int64_t encodedBitrate = 0;  ///< bits a second over the last second
    std::uint64_t framesEncoded = 0;
    std::uint64_t framesSkipped = 0;  ///< the encoder could not keep up
    bool isShed = false;
};

struct DestinationReport {
    std::string name;
    publish::OutputStatus status;  ///< of all its connections together
    std::string id = {};           ///< the destination's
};

enum class RecordingState { kIdle, kRecording, kPaused, kFailed };

struct RecordingReport {
    RecordingState state = RecordingState::kIdle;
    std::string path;
    std::string reason;  ///< why it failed
    std::chrono::milliseconds length{0};
    std::uint64_t bytes = 0;
};

enum class BroadcastState { kIdle, kConnecting, kLive, kReconnecting, kEnding };

/// Everything that a window shows, as of one moment.
struct StudioReport {
    BroadcastState state = BroadcastState::kIdle;
    std::chrono::milliseconds liveFor{0};
    double composedFrameRate = 0;
    std::uint64_t framesComposed = 0;
    std::uint64_t framesLate = 0;  ///< the compositor missed their tick
    AudioLevel mix;
    std::vector<SourceReport> sources;
    std::vector<RenditionReport> renditions;
    std::vector<DestinationReport> destinations;
    RecordingReport recording;
};

/// The studio as a window or a test drives it. Thread: the owner's.
class StudioControl {
public:
    virtual ~StudioControl() = default;

    virtual Result<SourceId> addSource(std::string name, capture::SourceSettings settings) = 0;
    /// Another device or size in the place of the first; its place in the layout stays.
    virtual Result<void> changeSource(SourceId id, capture::SourceSettings settings) = 0;
    virtual void removeSource(SourceId id) = 0;
    virtual std::vector<SourceEntry> sources() const = 0;

    /// Acts on the next picture. Either may be empty.
    virtual void setLayout(Layout layout, std::optional<SourceId> main,
                           std::optional<SourceId> guest) = 0;
    /// Linear; 1 leaves the sound as it is, at most 4.
    virtual void setGain(SourceId id, float gain) = 0;
    virtual void setMuted(SourceId id, bool isMuted) = 0;

    /// Errors: kConflict while live or recording, where size or frame rate would change.
    virtual Result<void> setProgram(ProgramSettings settings) = 0;
    virtual const ProgramSettings& program() const = 0;
    /// Acts at once, and gives up what was learnt of the network.
    virtual void setBitrateRange(const publish::BitrateRange& range) = 0;

    /// A broadcast that every destination refuses ends by itself, but not within ten seconds of a
    /// change of destinations: report() keeps the reasons, and endLive() lets go of the sources.
    /// Errors: kConflict while live, kUnsupported for an encoder that does not open.
    virtual Result<void> goLive(std::vector<Destination> destinations) = 0;
    /// While live: those that are no longer named say goodbye and are reported no more, new ones
    /// connect, the others go on untouched. Acts within some tenths of a second; but whoever comes
    /// back, or comes with another address or key, connects once the earlier connection has said
    /// goodbye, up to a second and a half later. The main one does not say goodbye for that: its
    /// next connection goes there. Nothing happens while nothing is live.
    virtual void setDestinations(std::vector<Destination> destinations) = 0;
    /// Ends within two seconds; report() tells when it is done.
    virtual void endLive() = 0;

    /// A recording that fails ends by itself: report() keeps the reason.
    virtual Result<void> startRecording(const RecordingSettings& settings) = 0;
    virtual void pauseRecording(bool isPaused) = 0;
    virtual void stopRecording() = 0;

    /// While it is not wanted, and nothing is live or recorded, nothing runs: no source, no
    /// composition, no meter. Wanted at first.
    virtual void setPreviewWanted(bool isWanted) = 0;

    /// Also lets go of the sources that ran for a recording only, once it has ended by itself.
    virtual StudioReport report() = 0;
    /// The newest composed picture; null before the first. Thread: any.
    virtual std::shared_ptr<const media::VideoFrame> preview() const = 0;
};

}  // namespace sigma::studio
