#include "server/store/session_media_text.h"

#include <cmath>
#include <concepts>

#include <boost/json.hpp>

namespace sigma::store {
namespace {

namespace json = boost::json;

/// Shows each member and its name to the visitor, for reading and for writing.
template <class Media, class Visitor>
void visitMembers(Media& media, Visitor visit) {
    visit("video_codec", media.videoCodec);
    visit("audio_codec", media.audioCodec);
    visit("width", media.width);
    visit("height", media.height);
    visit("frame_rate", media.frameRate);
    visit("video_bitrate", media.videoBitrate);
    visit("audio_bitrate", media.audioBitrate);
    visit("gop_seconds", media.gopSeconds);
    visit("drift_ms", media.driftMs);
    visit("jitter_ms", media.jitterMs);
    visit("samples_dropped", media.samplesDropped);
    visit("bytes_received", media.bytesReceived);
}

json::value written(const std::string& text) {
    return json::value(text);
}
json::value written(double number) {
    return std::isfinite(number) ? json::value(number) : json::value(0.0);
}
json::value written(std::integral auto number) {
    return json::value(number);
}

bool readMember(const json::value& value, std::string& text) {
    const json::string* found = value.if_string();
    if (found != nullptr) {
        text = *found;
    }
    return found != nullptr;
}

template <class Number>
bool readMember(const json::value& value, Number& number) {
    boost::system::error_code error;
    number = value.to_number<Number>(error);
    return !error;
}

}  // namespace

std::string writeSessionMedia(const domain::SessionMedia& media) {
    json::object object;
    visitMembers(
        media, [&](std::string_view name, const auto& member) { object[name] = written(member); });
    return json::serialize(object);
}

Result<domain::SessionMedia> readSessionMedia(std::string_view text) {
    boost::system::error_code error;
    const json::value value = json::parse(text, error);
    const json::object* object = error ? nullptr : value.if_object();
    if (object == nullptr) {
        return Error{ErrorCode::kInvalidData, "a session's media is no JSON object"};
    }
    domain::SessionMedia media;
    std::string wrong;
    visitMembers(media, [&](std::string_view name, auto& member) {
        const json::value* found = object->if_contains(name);
        if (found != nullptr && !readMember(*found, member)) {
            wrong = name;
        }
    });
    if (!wrong.empty()) {
        return Error{ErrorCode::kInvalidData, "a session's media has a wrong " + wrong};
    }
    return media;
}

}  // namespace sigma::store
