#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

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
    /// Never waits: an output that has not ended is destroyed on a thread of its own.
    ~BroadcastConnections();

    Outputs outputsOf(std::size_t rendition) const;
    /// Asks every output how it does; everything below is as of then.
    void refresh();
    bool isAnyLive() const;
    /// Every one has ended, or was refused.
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
    struct Connection {
        std::size_t destination = 0;
        std::size_t rendition = 0;
        std::shared_ptr<publish::Output> output;
        publish::OutputStatus status;
    };

    BroadcastConnections() = default;
    Result<void> connect(const ProgramSettings& program, const Destination& destination,
                         const StudioParts& parts);

    std::vector<std::string> m_names;
    std::vector<Connection> m_connections;
};

}  // namespace sigma::studio
