#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/shared_buffer.h"
#include "core/httpclient/url.h"
#include "tests/support/player/broadcast.h"

namespace sigma::player::test {

/// What goes wrong at the origin for a while. Times since the viewer came.
struct OriginFault {
    enum class Kind {
        kMissingParts,    ///< parts that are published meanwhile answer 404
        kUnavailable,     ///< everything answers 503
        kStalePlaylists,  ///< playlists stay what they were, and answer at once
    };
    Kind kind = Kind::kMissingParts;
    Duration from{0};
    Duration until{0};
    std::optional<std::size_t> rendition = std::nullopt;  ///< nothing: all
};

struct OriginSettings {
    BroadcastSettings broadcast;
    std::vector<BroadcastEvent> events;
    std::vector<OriginFault> faults;
    bool listsParts = true;
    bool canSkip = true;
    bool canBlock = true;
    /// Whether a part that is asked for before it is whole comes as it is made, or all at once.
    bool sendsPartsWhileMade = false;
    std::optional<Duration> partHoldBack;  ///< nothing: three parts
    Duration window = std::chrono::seconds(30);
    std::vector<std::uint64_t> firstSequences;  ///< by rendition; 100 where nothing is said
    /// The server's clock, when the viewer comes.
    WallTime wallAtStart{std::chrono::seconds(1'767'225'600)};
};

struct OriginAnswer {
    int status = 200;
    std::map<std::string, std::string, std::less<>> headers;
    SharedBuffer body;
    std::size_t headBytes = 0;
    std::size_t wireBytes = 0;  ///< with its head, and compressed
    /// The body comes into being evenly from one to the other; both past for what is there.
    Duration madeFrom{0};
    Duration madeUntil{0};
};

/// A Low-Latency HLS origin (draft-pantos-hls-rfc8216bis) of a live broadcast:
/// http://origin/live/index.m3u8, and /time for the clock.
class OriginModel {
public:
    explicit OriginModel(OriginSettings settings);

    static httpclient::Url url();
    static httpclient::Url clockUrl();

    void advanceTo(Duration now);
    Duration nextPublication() const { return m_broadcast.nextPublication(m_now); }
    /// Nothing: the answer has to wait. `askedAt` is when the request came.
    std::optional<OriginAnswer> answer(const httpclient::Url& url, Duration askedAt) const;
    /// By the server's clock, which the programme is dated by.
    WallTime wallAt(Duration time) const;
    const OriginSettings& settings() const { return m_settings; }

private:
    struct Query {
        std::optional<std::uint64_t> sequence;
        std::optional<std::uint64_t> part;
        bool skips = false;
    };
    struct Position {
        std::uint64_t segment = 0;
        std::uint64_t part = 0;

        friend auto operator<=>(const Position&, const Position&) = default;
    };

    static Query parseQuery(std::string_view target);
    std::optional<OriginAnswer> answerPlaylist(std::size_t rendition, const Query& query,
                                               Duration askedAt) const;
    std::optional<OriginAnswer> answerMedia(std::size_t rendition, std::string_view name) const;
    std::optional<OriginAnswer> answerPart(std::size_t rendition, Position wanted) const;
    OriginAnswer answerSegment(std::size_t rendition, std::uint64_t index) const;
    std::string multivariant() const;
    std::string playlist(std::size_t rendition, Duration at, bool skips) const;

    const MadeSegment* segment(std::uint64_t index) const;
    std::optional<Position> lastPart(Duration at) const;
    Position after(Position position) const;
    const OriginFault* fault(OriginFault::Kind kind, std::size_t rendition, Duration at) const;
    std::uint64_t firstSequence(std::size_t rendition) const;
    std::string nameOf(std::size_t rendition) const;
    std::optional<std::size_t> renditionOf(std::string_view name) const;
    std::string partName(std::size_t rendition, Position position) const;
    OriginAnswer media(std::size_t size) const;

    OriginSettings m_settings;
    Broadcast m_broadcast;
    Duration m_now{0};
    SharedBuffer m_zeros;
};

}  // namespace sigma::player::test
