#include "server/lifecycle/session_event.h"

#include <chrono>

#include <boost/json.hpp>

#include "server/domain/event_types.h"

namespace sigma::lifecycle {
namespace {

using stream::SessionNews;
namespace event_type = domain::event_type;

double secondsBetween(WallTime from, WallTime to) {
    return std::chrono::duration<double>(to - from).count();
}

void addPublisher(boost::json::object& data, const domain::Session& session) {
    data["remote"] = session.remote;
    data["encoder"] = session.encoder;
}

void addMedia(boost::json::object& data, const domain::SessionMedia& media) {
    boost::json::object added;
    added["video_codec"] = media.videoCodec;
    added["audio_codec"] = media.audioCodec;
    added["width"] = media.width;
    added["height"] = media.height;
    added["frame_rate"] = media.frameRate;
    added["video_bitrate"] = media.videoBitrate;
    added["audio_bitrate"] = media.audioBitrate;
    data["media"] = std::move(added);
}

void addEnd(boost::json::object& data, const domain::Session& session) {
    data["ended_reason"] =
        session.endedReason ? domain::toString(*session.endedReason) : std::string_view();
    if (session.endedAt) {
        data["duration_seconds"] = secondsBetween(session.createdAt, *session.endedAt);
    }
    data["was_live"] = session.liveAt.has_value();
}

boost::json::object dataOf(const stream::SessionNotice& notice) {
    const domain::Session& session = notice.session;
    boost::json::object data;
    if (!session.id.empty()) {
        data["state"] = domain::toString(session.state);
        data["input"] = domain::toString(session.input);
    }
    if (!notice.detail.empty()) {
        data["detail"] = notice.detail;
    }
    switch (notice.news) {
        case SessionNews::kCreated:
        case SessionNews::kInputConnected:
        case SessionNews::kInputReconnected:
        case SessionNews::kInputDisconnected:
        case SessionNews::kInputRejected:
            addPublisher(data, session);
            break;
        case SessionNews::kLive:
            addMedia(data, session.media);
            data["seconds_to_live"] = secondsBetween(session.createdAt, notice.at);
            break;
        case SessionNews::kEnded:
            addEnd(data, session);
            addMedia(data, session.media);
            break;
        case SessionNews::kHealthDegraded:
        case SessionNews::kHealthRecovered:
            data["score"] = session.health.score;
            data["cause"] = session.health.cause;
            break;
        case SessionNews::kProcessing:
        case SessionNews::kEndingSoon:
        case SessionNews::kError:
        case SessionNews::kRecovered:
        case SessionNews::kInputStarved:
        case SessionNews::kInputRecovered:
        case SessionNews::kMeasured:
            break;
    }
    return data;
}

}  // namespace

std::optional<std::string_view> eventTypeOf(SessionNews news) {
    switch (news) {
        case SessionNews::kCreated:
            return event_type::kSessionCreated;
        case SessionNews::kProcessing:
            return event_type::kSessionProcessing;
        case SessionNews::kLive:
            return event_type::kSessionLive;
        case SessionNews::kEndingSoon:
            return event_type::kSessionEndingSoon;
        case SessionNews::kError:
            return event_type::kSessionError;
        case SessionNews::kRecovered:
            return event_type::kSessionRecovered;
        case SessionNews::kEnded:
            return event_type::kSessionEnded;
        case SessionNews::kInputConnected:
            return event_type::kSessionInputConnected;
        case SessionNews::kInputDisconnected:
            return event_type::kSessionInputDisconnected;
        case SessionNews::kInputReconnected:
            return event_type::kSessionInputReconnected;
        case SessionNews::kInputStarved:
            return event_type::kSessionInputStarved;
        case SessionNews::kInputRecovered:
            return event_type::kSessionInputRecovered;
        case SessionNews::kInputRejected:
            return event_type::kSessionInputRejected;
        case SessionNews::kHealthDegraded:
            return event_type::kHealthDegraded;
        case SessionNews::kHealthRecovered:
            return event_type::kHealthRecovered;
        case SessionNews::kMeasured:
            return std::nullopt;
    }
    return std::nullopt;
}

domain::DomainEvent eventOf(const stream::SessionNotice& notice, std::string id) {
    domain::DomainEvent event;
    event.id = std::move(id);
    event.type = eventTypeOf(notice.news).value_or(std::string_view());
    event.at = notice.at;
    event.channel = notice.session.channel;
    event.session = notice.session.id;
    event.sequence = notice.session.lastSequence;
    event.data = boost::json::serialize(dataOf(notice));
    return event;
}

domain::DomainEvent channelEvent(std::string_view type, std::string id, WallTime at,
                                 const domain::ChannelId& channel,
                                 const domain::SessionId& session) {
    boost::json::object data;
    if (!session.empty()) {
        data["session"] = session.value();
    }
    domain::DomainEvent event;
    event.id = std::move(id);
    event.type = type;
    event.at = at;
    event.channel = channel;
    event.data = boost::json::serialize(data);
    return event;
}

}  // namespace sigma::lifecycle
