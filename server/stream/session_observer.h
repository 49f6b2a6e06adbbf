#pragma once

#include <string>

#include "core/base/clock.h"
#include "server/domain/session.h"

namespace sigma::stream {

/// What a session, or a channel's input, can have news of.
enum class SessionNews {
    kCreated,
    kProcessing,
    kLive,
    kEndingSoon,  ///< the channel's maximum duration is near
    kError,
    kRecovered,
    kEnded,
    kInputConnected,     ///< while there is no session
    kInputDisconnected,  ///< also when another publisher has taken over
    kInputReconnected,
    kInputStarved,
    kInputRecovered,
    kInputRejected,
    kHealthDegraded,
    kHealthRecovered,
    kMeasured,  ///< only figures are new; no event
};

/// News, and all that is known of the session once they are true.
struct SessionNotice {
    SessionNews news = SessionNews::kMeasured;
    WallTime at;
    /// Without an id when it is about a channel's input while there is no session. Its
    /// `lastSequence` is the number of this notice, which kMeasured does not count.
    domain::Session session;
    std::string detail;  ///< why, in words; may be empty
};

/// Is told of everything that happens to the sessions of all channels.
///
/// Thread: the stream's, so that calls for one channel come in order and must return at once;
/// those for several channels come from several threads.
class SessionObserver {
public:
    virtual ~SessionObserver() = default;
    virtual void notice(const SessionNotice& notice) = 0;
};

}  // namespace sigma::stream
