#include <chrono>
#include <optional>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <gtest/gtest.h>

#include "app/probe/ticker.h"

namespace sigma::app {
namespace {

using namespace std::chrono_literals;

TEST(TickerTest, DoesItsJobAgainAndAgain) {
    boost::asio::io_context context;
    int turns = 0;
    const Ticker ticker(context, 1ms, [&] {
        if (++turns == 3) {
            context.stop();
        }
    });
    context.run();
    EXPECT_EQ(turns, 3);
}

TEST(TickerTest, DoesNothingAfterItsEndThoughATurnWasDue) {
    boost::asio::io_context context;
    int turns = 0;
    std::optional<Ticker> ticker;
    boost::asio::steady_timer end(context, std::chrono::steady_clock::time_point::min());
    end.async_wait([&](const auto&) { ticker.reset(); });
    ticker.emplace(context, 0s, [&] { ++turns; });
    context.run();
    EXPECT_EQ(turns, 0);
}

}  // namespace
}  // namespace sigma::app
