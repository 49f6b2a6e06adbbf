#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/base/clock.h"
#include "server/identity/identity.h"
#include "server/store/database.h"

namespace sigma::host {

/// What a server does again and again: it says that it is here, and lets go of what was kept for
/// long enough. Thread: the context's.
class Upkeep : public std::enable_shared_from_this<Upkeep> {
public:
    struct Options {
        std::shared_ptr<store::Database> database;
        std::shared_ptr<identity::Identity> identity;
        std::shared_ptr<const Clock> clock;
        std::string nodeId;
        std::chrono::hours sessionRetention{};  ///< from a session's beginning
        std::chrono::milliseconds interval{10'000};
    };

    Upkeep(boost::asio::io_context& context, Options options);

    /// The first round is an interval away, and so is each from the one before.
    void start();

private:
    /// Every sixth lets go of what is old.
    void round();

    const Options m_options;
    boost::asio::steady_timer m_timer;
    unsigned m_rounds = 0;
};

}  // namespace sigma::host
