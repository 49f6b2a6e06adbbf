#include "core/viewer/beacon.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace sigma::viewer {
namespace {

namespace json = boost::json;

std::int64_t milliseconds(player::Duration duration) {
    return std::chrono::round<std::chrono::milliseconds>(duration).count();
}

}  // namespace

std::string beaconJson(const BeaconFacts& facts) {
    const player::PlayerStatus& status = facts.status;
    json::object object{{"sid", facts.sessionId},
                        {"cid", facts.contentId},
                        {"sequence", facts.sequence},
                        {"event", facts.isLast ? "end" : "playing"},
                        {"state", player::toString(status.state)},
                        {"watched", milliseconds(facts.watched)},
                        {"stalls", status.stalls},
                        {"stalled", milliseconds(status.stallTime)},
                        {"buffer", milliseconds(status.buffer)},
                        {"switches", status.switches},
                        {"faults", status.faults}};
    if (status.latency) {
        object["latency"] = milliseconds(*status.latency);
    }
    if (status.startupTime) {
        object["startup"] = milliseconds(*status.startupTime);
    }
    if (facts.bitrate) {
        object["bitrate"] = static_cast<std::int64_t>(*facts.bitrate);
    }
    return json::serialize(object);
}

}  // namespace sigma::viewer
