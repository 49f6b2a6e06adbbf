#include "server/api/session_json.h"

#include <cmath>

#include "server/api/rfc3339.h"

namespace sigma::api {
namespace {

/// JSON knows no infinity; thousandths are as much as anybody reads.
double rounded(double value) {
    return std::isfinite(value) ? std::round(value * 1000) / 1000 : 0;
}

}  // namespace

boost::json::object toJson(const domain::SessionMedia& media) {
    return {{"video_codec", media.videoCodec},
            {"audio_codec", media.audioCodec},
            {"width", media.width},
            {"height", media.height},
            {"frame_rate", rounded(media.frameRate)},
            {"video_bitrate", media.videoBitrate},
            {"audio_bitrate", media.audioBitrate},
            {"gop_seconds", rounded(media.gopSeconds)},
            {"drift_ms", media.driftMs},
            {"jitter_ms", rounded(media.jitterMs)},
            {"samples_dropped", media.samplesDropped},
            {"bytes_received", media.bytesReceived}};
}

boost::json::object toJson(const domain::Session& session) {
    boost::json::object json;
    json["id"] = session.id.value();
    json["channel"] = session.channel.value();
    json["state"] = toString(session.state);
    json["input"] = toString(session.input);
    json["ended_reason"] = session.endedReason ? boost::json::value(toString(*session.endedReason))
                                               : boost::json::value(nullptr);
    json["node"] = session.node;
    json["remote"] = session.remote;
    json["encoder"] = session.encoder;
    json["created_at"] = toRfc3339(session.createdAt);
    json["live_at"] = timeOrNull(session.liveAt);
    json["ended_at"] = timeOrNull(session.endedAt);
    json["media"] = toJson(session.media);
    json["health"] =
        boost::json::object{{"score", session.health.score}, {"cause", session.health.cause}};
    return json;
}

boost::json::object healthJson(const domain::Session& session) {
    return {{"session", session.id.value()},    {"state", toString(session.state)},
            {"input", toString(session.input)}, {"score", session.health.score},
            {"cause", session.health.cause},    {"media", toJson(session.media)}};
}

}  // namespace sigma::api
