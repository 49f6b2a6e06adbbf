#pragma once

#include <cstdint>
#include <string>

namespace sigma::publish {

/// What the controller does when the network gets worse.
enum class BitrateMode {
    kFixed,       ///< drops frames only
    kSmooth,      ///< follows the network
    kLowLatency,  ///< follows it twice as eagerly
    kLadder,      ///< in steps of 100, 75, 50, 35 and 20 %
};

struct BitrateRange {
    BitrateMode mode = BitrateMode::kSmooth;
    std::int64_t minimum = 300'000;    ///< bits a second of the video
    std::int64_t maximum = 3'000'000;  ///< bits a second of the video

    friend bool operator==(const BitrateRange&, const BitrateRange&) = default;
};

/// Somewhere to publish to. The key is a secret: it is in no log and no status.
struct PublishTarget {
    std::string name;  ///< for people
    std::string url;   ///< rtmp[s]://host[:port]/app
    std::string key;   ///< the stream name: key, or channel with its ticket
    bool verifiesCertificates = true;

    friend bool operator==(const PublishTarget&, const PublishTarget&) = default;
};

}  // namespace sigma::publish
