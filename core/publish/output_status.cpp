#include "core/publish/output_status.h"

#include <algorithm>

namespace sigma::publish {
namespace {

/// The greater, the more a person wants to know of it.
int attention(OutputState state) {
    switch (state) {
        case OutputState::kEnded:
            return 0;
        case OutputState::kLive:
            return 1;
        case OutputState::kEnding:
            return 2;
        case OutputState::kConnecting:
            return 3;
        case OutputState::kReconnecting:
            return 4;
        case OutputState::kRefused:
            break;
    }
    return 5;
}

}  // namespace

std::string_view toString(OutputState state) {
    switch (state) {
        case OutputState::kConnecting:
            return "connecting";
        case OutputState::kLive:
            return "live";
        case OutputState::kReconnecting:
            return "reconnecting";
        case OutputState::kEnding:
            return "ending";
        case OutputState::kEnded:
            return "ended";
        case OutputState::kRefused:
            break;
    }
    return "refused";
}

OutputStatus totalOf(std::span<const OutputStatus> statuses) {
    OutputStatus total;
    total.state = OutputState::kEnded;
    for (const OutputStatus& each : statuses) {
        if (attention(each.state) >= attention(total.state)) {
            total.state = each.state;
            total.reason = each.reason;
            total.reconnectsIn = each.reconnectsIn;
        }
        total.reconnects += each.reconnects;
        total.bytesSent += each.bytesSent;
        total.sendBitrate += each.sendBitrate;
        total.framesSent += each.framesSent;
        total.framesDropped += each.framesDropped;
        total.queueDelay = std::max(total.queueDelay, each.queueDelay);
        total.roundTrip = std::max(total.roundTrip, each.roundTrip);
        total.advice.videoBitrate += each.advice.videoBitrate;
    }
    return total;
}

}  // namespace sigma::publish
