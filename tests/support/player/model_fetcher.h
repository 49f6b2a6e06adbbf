#pragma once

#include <map>
#include <vector>

#include "core/player/fetcher.h"
#include "tests/support/player/download_link.h"
#include "tests/support/player/origin_model.h"

namespace sigma::player::test {

/// What a fetcher has to tell its engine.
struct FetchNews {
    FetchId id{};
    std::optional<Arrival> arrival;             ///< of the body
    std::optional<Result<FetchAnswer>> answer;  ///< or its end
};

/// Loads from a modelled origin over a modelled link, with kept-alive connections (HTTP/1.1: one
/// request at a time each; a cancelled one is closed, and what is on its way still comes).
class ModelFetcher final : public Fetcher {
public:
    ModelFetcher(OriginModel& origin, DownloadLink& link, const Clock& clock)
        : m_origin(origin), m_link(link), m_clock(clock) {}

    void fetch(FetchRequest request) override;
    void cancel(FetchId id) override;

    /// One step of the link on; the origin is at `now` already.
    void step(Duration now);
    std::vector<FetchNews> takeNews() { return std::exchange(m_news, {}); }
    /// Whether something moves, so that the next step may bring something.
    bool isBusy() const;
    /// Loses all connections; every request fails.
    void loseConnections();

    std::size_t requestCount(FetchKind kind) const;
    double mediaBytes() const { return m_mediaBytes; }

private:
    enum class Stage { kGoing, kWaiting, kComing };
    struct Exchange {
        FetchRequest request;
        std::uint64_t connection = 0;
        Stage stage = Stage::kGoing;
        Duration due{0};      ///< when it gets to the origin, or the answer's first byte leaves it
        Duration askedAt{0};  ///< when it got there
        Duration deadline{0};
        OriginAnswer answer;
        double sent = 0;             ///< given to the link
        double deliveredBefore = 0;  ///< by the connection, for earlier requests
        double told = 0;             ///< of the body, to the engine
        SteadyTime sentAt;
        std::optional<SteadyTime> firstByteAt;
    };

    std::uint64_t takeConnection(bool& isNew);
    void advance(Exchange& exchange, Duration now);
    bool settle(Exchange& exchange, Duration now);
    bool deliver(Exchange& exchange);
    void finish(Exchange& exchange);
    void fail(Exchange& exchange, Error error);

    OriginModel& m_origin;
    DownloadLink& m_link;
    const Clock& m_clock;
    Duration m_now{0};
    std::map<FetchId, Exchange> m_exchanges;
    std::vector<std::uint64_t> m_idleConnections;
    std::uint64_t m_lastConnection = 0;
    std::vector<FetchNews> m_news;
    std::map<FetchKind, std::size_t> m_requests;
    double m_mediaBytes = 0;
};

}  // namespace sigma::player::test
