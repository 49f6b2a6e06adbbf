#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/httpclient/url.h"

namespace sigma::player {

/// Names one request of an engine; never used twice.
enum class FetchId : std::uint64_t {};

/// What a request is for: how urgent it is, and what is told about it (CMCD, CTA-5004).
enum class FetchKind : std::uint8_t { kPlaylist, kClock, kInit, kMedia, kProbe, kThumbnail };

struct FetchRequest {
    FetchId id{};
    FetchKind kind = FetchKind::kMedia;
    httpclient::Url url;
    std::chrono::milliseconds patience{0};  ///< for the whole answer
    std::size_t mostBytes = 0;
    std::vector<std::pair<std::string, std::string>> headers;  ///< CMCD among them
};

/// Bytes of a body that came together.
struct Arrival {
    SteadyTime at;
    std::size_t bytes = 0;
};

/// A whole answer, of any status.
struct FetchAnswer {
    httpclient::Url url;  ///< that answered, behind redirects
    int status = 0;
    std::map<std::string, std::string, std::less<>> headers;  ///< names in lower case
    SharedBuffer body;
    SteadyTime sentAt;
    SteadyTime firstByteAt;
    SteadyTime lastByteAt;
};

/// Loads what an engine asks for, and tells the engine later: never from within fetch().
///
/// Requests run side by side. Each ends in one call of the engine's onFetched() or onFailed(),
/// but for those that were cancelled, of which nothing is heard again.
/// Thread: the engine's.
class Fetcher {
public:
    virtual ~Fetcher() = default;
    virtual void fetch(FetchRequest request) = 0;
    virtual void cancel(FetchId id) = 0;
};

}  // namespace sigma::player
