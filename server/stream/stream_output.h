#pragma once

#include <functional>
#include <memory>

#include "core/media/media_sink.h"
#include "server/domain/channel.h"
#include "server/stream/channel_counters.h"
#include "server/stream/program_clock.h"

namespace sigma::stream {

/// What an output must know of the session that it serves. What it refers to outlives the output.
struct SessionContext {
    std::shared_ptr<const domain::Channel> channel;
    domain::SessionId session;
    const ProgramClock& programClock;
    ChannelCounters& counters;
};

/// Turns one session's media into something that is served: a packager, a recorder.
///
/// Samples come with repaired, strictly increasing decoding times. Thread: the stream's.
class StreamOutput : public media::MediaSink {
public:
    /// Called about ten times a second, media or not.
    virtual void tick(SteadyTime now) = 0;
    /// The publisher was lost (true) or is there again (false).
    virtual void setInterrupted(bool isInterrupted) = 0;
    /// Whether what is served can be watched by now.
    virtual bool isWatchable() const = 0;
};

using StreamOutputFactory = std::function<std::unique_ptr<StreamOutput>(const SessionContext&)>;

}  // namespace sigma::stream
