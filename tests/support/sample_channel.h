#pragma once

#include <string>

#include "server/domain/channel.h"

namespace sigma::test {

/// A channel with one key that does not expire.
inline domain::Channel sampleChannel(const std::string& id, const std::string& title,
                                     const std::string& key,
                                     domain::LatencyMode mode = domain::LatencyMode::kUltra) {
    domain::Channel channel;
    channel.id = domain::ChannelId(id);
    channel.title = title;
    channel.keys.push_back({key, {}, {}});
    channel.mode = mode;
    return channel;
}

}  // namespace sigma::test
