#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/publish/output.h"
#include "core/publish/publish_target.h"
#include "core/publish/rtmp_publisher.h"

namespace sigma::publish {

/// One encoded picture of a programme, and the connection that it goes out on.
struct RenditionTarget {
    std::string name;                         ///< added to the key as ?rendition=; empty: nothing
    std::int64_t maximumBitrate = 3'000'000;  ///< bits a second of its video
};

struct PublishGroupSettings {
    PublishTarget target;
    std::vector<RenditionTarget> renditions{RenditionTarget{}};  ///< the largest first
    BitrateRange range;                                          ///< of the largest
    std::int64_t audioBitrate = 160'000;  ///< bits a second, sent on each connection
    RtmpConnection::Timeouts timeouts;
    std::chrono::milliseconds noProgress{5'000};  ///< until a stuck connection is given up
};

/// One destination: a connection for each rendition, and one view of the network for all of them.
///
/// It connects when it is made, and goes on until end(); an address that is none is refused in the
/// status. Destruction cuts off what has not ended.
/// Thread: any.
class PublishGroup {
public:
    PublishGroup(PublishGroupSettings settings, const Clock& clock, Logger logger);
    PublishGroup(const PublishGroup&) = delete;
    PublishGroup& operator=(const PublishGroup&) = delete;
    ~PublishGroup();

    /// For one rendition at a time from one thread; the events of Output::consume().
    void consume(std::size_t rendition, const media::MediaEvent& event);
    /// Of one connection; its advice is for that rendition's encoder.
    OutputStatus status(std::size_t rendition) const;
    /// Of all of them: the worst state and delay, the sums of the counts; the advice is the budget.
    OutputStatus status() const;
    /// Acts at once, and gives up what was learnt of the network.
    void setBitrateRange(const BitrateRange& range);
    /// As Output::setTarget(), of all its connections; its name for people stays.
    void setTarget(const PublishTarget& target);
    void end(std::chrono::milliseconds patience);

private:
    struct State;

    std::unique_ptr<State> m_state;
};

}  // namespace sigma::publish
