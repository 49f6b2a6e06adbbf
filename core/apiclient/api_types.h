#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sigma::apiclient {

/// What a sign-in gives. Both tokens are secrets.
struct SignedIn {
    std::string accessToken;   ///< for some minutes
    std::string refreshToken;  ///< for one use, some weeks
};

struct IngestPlace {
    std::string url;     ///< rtmp[s]://host[:port]/app
    std::string stream;  ///< with the ticket: a secret
    bool isBackup = false;
};

/// Where a channel may be published to, the nearest first; never empty.
struct PublishTicket {
    std::string channel;
    std::vector<IngestPlace> ingest;
};

/// A channel that one may publish to.
struct ChannelEntry {
    std::string id;
    std::string title;

    friend bool operator==(const ChannelEntry&, const ChannelEntry&) = default;
};

/// What a channel's status says to everybody.
struct ChannelStatus {
    std::string state;  ///< waiting, live, interrupted or ended
    std::int64_t viewers = 0;
};

}  // namespace sigma::apiclient
