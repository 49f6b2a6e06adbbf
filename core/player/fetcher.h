#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/hls/byte_range.h"
#include "core/httpclient/http_answer.h"
#include "core/player/duration.h"
#include "core/player/lane.h"

namespace sigma::player {

/// Names one request of an engine; never used twice.
enum class FetchId : std::uint64_t {};

/// What a request is for: how urgent it is, and what is told about it (CMCD, CTA-5004).
enum class FetchKind : std::uint8_t { kPlaylist, kClock, kInit, kMedia, kProbe };

struct FetchRequest {
    FetchId id{};
    FetchKind kind = FetchKind::kMedia;
    httpclient::Url url;
    std::optional<hls::ByteRange> range;    ///< asked for by a Range header; nothing: all of it
    std::chrono::milliseconds patience{0};  ///< for the whole answer
    std::size_t mostBytes = 0;
    // What is told about the request:
    Lane lane = Lane::kMain;
    Duration mediaDuration{0};    ///< of a part or segment; 0: none, or not known yet
    double bitsPerSecond = 0;     ///< of the rendition; 0: not known
    bool isStartOrStall = false;  ///< playing waits for it
};

/// Bytes of an answer that came together, as they are on the wire.
struct Arrival {
    SteadyTime at;
    std::size_t bytes = 0;
    bool isHead = false;  ///< which a server may send long before the body
};

/// A whole answer, of any status.
using FetchAnswer = httpclient::HttpAnswer;

/// Loads what an engine asks for, and tells the engine later: never from within fetch().
///
/// Requests run side by side. Each ends in one call of the engine's onFetched(), but for those
/// that were cancelled, of which nothing is heard again. Its onProgress() calls come before it.
/// Redirects are followed; what follows fetch() is up to the network alone. Thread: the engine's.
class Fetcher {
public:
    virtual ~Fetcher() = default;
    virtual void fetch(FetchRequest request) = 0;
    virtual void cancel(FetchId id) = 0;
};

}  // namespace sigma::player
