#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/studio/studio_control.h"
#include "core/studio/studio_parts.h"

namespace sigma::studio {

/// All connections of a broadcast: one for each destination and each rendition that it takes.
///
/// Thread: one at a time.
class BroadcastConnections {
public:
    using Outputs = std::vector<std::shared_ptr<publish::Output>>;

    /// Errors: as the outputs' factory's.
    static Result<BroadcastConnections> create(const ProgramSettings& program,
                                               const std::vector<Destination>& destinations,
                                               const StudioParts& parts);
    BroadcastConnections(BroadcastConnections&&) = default;
    BroadcastConnections& operator=(BroadcastConnections&&) = default;
    /// Never waits: outputs are destroyed on a thread of their own.
    ~BroadcastConnections();

    /// Makes these the destinations; true if outputsOf() has changed. One that is no longer among
    /// them says goodbye, counts nowhere any more, and is gone for good within a second and a
    /// half. The main one goes on with another address or key too, and takes it for its next
    /// connection. A new one connects; after an earlier one of its id has gone, so that the server
    /// does not take it for a second publisher: asked again, this goes on.
    bool follow(const std::vector<Destination>& wanted, const ProgramSettings& program,
                const StudioParts& parts, SteadyTime now);

    Outputs outputsOf(std::size_t rendition) const;
    /// Asks every output how it does; everything below is as of then.
    void refresh();
    bool isAnyLive() const;
    /// Every one has ended, or was refused, and those that leave have said goodbye by now.
    bool haveEnded() const;
    /// The advice of the first destination that takes the rendition and has not ended or refused
    /// it; none yet is 0.
    publish::BitrateAdvice adviceFor(std::size_t rendition) const;
    /// How often a key frame was asked for so far, by any.
    std::uint64_t keyFrameRequests() const;
    std::vector<DestinationReport> reports() const;

    /// Of the largest rendition.
    void setBitrateRange(const publish::BitrateRange& range);
    void end(std::chrono::milliseconds patience);

private:
    using Number = std::size_t;  ///< a destination's, never used twice
    struct Joined {
        Number number = 0;
        Destination destination;
    };
    struct Connection {
        Number destination = 0;
        std::size_t rendition = 0;
        std::shared_ptr<publish::Output> output;
        publish::OutputStatus status;
    };
    struct Leaving {
        std::string id;
        Outputs outputs;
        SteadyTime goneBy;
    };

    BroadcastConnections() = default;
    Result<void> connect(const ProgramSettings& program, const Destination& destination,
                         const StudioParts& parts);
    void join(const Destination& destination, Outputs outputs);
    void retarget(Joined& joined, const publish::PublishTarget& target);
    bool leaveAllBut(const std::vector<Destination>& wanted, SteadyTime now);
    void leave(const Joined& joined, SteadyTime now);
    static bool haveSaidGoodbye(const Leaving& leaving);
    void forgetThoseGone(SteadyTime now);
    bool isTaken(const Destination& wanted) const;

    Number m_lastNumber = 0;
    std::vector<Joined> m_joined;
    std::vector<Connection> m_connections;
    std::vector<Leaving> m_leaving;
};

}  // namespace sigma::studio
