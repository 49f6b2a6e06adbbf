#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/base/result.h"
#include "server/identity/identity.h"
#include "server/store/database.h"
#include "server/store/event_table.h"

namespace sigma::host {

/// What a server does again and again: it says that it is here, and lets go of what was kept for
/// long enough. Thread: the context's.
class Upkeep : public std::enable_shared_from_this<Upkeep> {
public:
    struct Options {
        std::shared_ptr<store::Database> database;
        std::shared_ptr<identity::Identity> identity;
        std::shared_ptr<const Clock> clock;
        Logger logger;
        std::string nodeId;
        std::chrono::hours sessionRetention{};  ///< from a session's beginning
        std::chrono::milliseconds interval{10'000};
        std::chrono::milliseconds leastPause{3};  ///< between two turns at letting go
    };

    /// So many go in a turn: it takes a few milliseconds, for which everybody else waits.
    static constexpr std::size_t kRowsOfTurn = 100;

    Upkeep(boost::asio::io_context& context, Options options);

    /// The first round is an interval away, and so is each from the one before.
    void start();
    /// From now on it begins nothing, and what the database refuses is no failure: before that
    /// closes. Thread: any.
    void stop() { m_isStopped = true; }

private:
    /// Every sixth begins to let go of what is old, unless that is still under way.
    void round();
    void beginToPrune();
    boost::asio::awaitable<void> prune();
    boost::asio::awaitable<Result<std::optional<store::EventPlace>>> takeTurn(WallTime now);
    void endPruning(const std::exception_ptr& exception);

    const Options m_options;
    boost::asio::steady_timer m_timer;
    boost::asio::steady_timer m_pauseTimer;
    unsigned m_rounds = 0;
    unsigned m_walks = 0;
    store::EventPlace m_place;  ///< to which the log of events has been walked
    bool m_isPruning = false;
    std::atomic<bool> m_isStopped{false};
};

}  // namespace sigma::host
