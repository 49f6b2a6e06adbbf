#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "server/domain/channel.h"
#include "server/domain/session_state.h"

namespace sigma::domain {

/// What the server has learnt of a session's media. Zero or empty: not known.
struct SessionMedia {
    std::string videoCodec;  ///< as RFC 6381 writes it
    std::string audioCodec;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    double frameRate = 0;           ///< frames a second, as they arrive
    std::int64_t videoBitrate = 0;  ///< bits a second, over the last ten seconds
    std::int64_t audioBitrate = 0;
    double gopSeconds = 0;     ///< between the last two key frames
    std::int64_t driftMs = 0;  ///< audio ahead of video, in arrival
    double jitterMs = 0;       ///< of the arrival against the media's own time
    std::uint64_t samplesDropped = 0;
    std::uint64_t bytesReceived = 0;

    friend bool operator==(const SessionMedia&, const SessionMedia&) = default;
};

/// How well a session's input does: 100 is perfect; the cause is of the worst finding, in words.
struct InputHealth {
    std::int32_t score = 100;
    std::string cause;

    friend bool operator==(const InputHealth&, const InputHealth&) = default;
};

/// One live transmission of a channel, from its first media to its end.
struct Session {
    SessionId id;
    ChannelId channel;
    SessionState state = SessionState::kInit;
    SessionInput input = SessionInput::kPrimary;
    std::optional<EndedReason> endedReason;
    std::string node;     ///< the server that it runs on
    std::string remote;   ///< the publisher's address
    std::string encoder;  ///< as the publisher names itself

    WallTime createdAt;
    std::optional<WallTime> liveAt;
    std::optional<WallTime> endedAt;

    SessionMedia media;
    InputHealth health;
    std::int64_t lastSequence = 0;  ///< of its events

    friend bool operator==(const Session&, const Session&) = default;
};

}  // namespace sigma::domain
