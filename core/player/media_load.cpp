#include "core/player/media_load.h"

#include "core/player/cmsd.h"

namespace sigma::player {

void MediaLoad::addArrival(const Arrival& arrival) {
    constexpr std::size_t kMostArrivals = 1000;
    bytes += arrival.bytes;
    if (arrivals.size() < kMostArrivals) {
        arrivals.push_back(arrival);
        return;
    }
    arrivals.back().at = arrival.at;
    arrivals.back().bytes += arrival.bytes;
}

Transfer MediaLoad::transfer() const {
    Transfer transfer;
    transfer.arrivals = arrivals;
    transfer.sentAt = sentAt;
    transfer.bytes = bytes;
    transfer.mediaDuration = plan.duration;
    transfer.wasAwaited = wasAwaited;
    transfer.isWhole = answer.has_value();
    if (answer) {
        transfer.sentAt = answer->sentAt;
        transfer.bytes = answer->body.size();
        transfer.serverEstimate = serverEstimateOf(answer->header("cmsd-dynamic"));
    }
    return transfer;
}

}  // namespace sigma::player
