#include <semaphore>

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "server/events/host_resolver.h"
#include "tests/support/run_coroutine.h"

namespace sigma::events {
namespace {

using namespace std::chrono_literals;
using Addresses = HostResolver::Addresses;

class HostResolverTest : public testing::Test {
protected:
    Result<Addresses> resolve(const std::string& host) {
        return test::runCoroutine(m_context, m_resolver.resolve(host, m_deadline));
    }

    boost::asio::io_context m_context;
    SystemHostResolver m_resolver{m_context.get_executor()};
    SteadyTime m_deadline = std::chrono::steady_clock::now() + 60s;
};

TEST_F(HostResolverTest, TakesAnAddressForWhatItIs) {
    for (const char* text : {"192.0.2.7", "2001:db8::7", "::ffff:10.0.0.1"}) {
        const auto addresses = resolve(text);
        ASSERT_TRUE(addresses.has_value()) << addresses.error().context;
        EXPECT_EQ(*addresses, Addresses{boost::asio::ip::make_address(text)});
    }
}

TEST_F(HostResolverTest, FindsTheLoopback) {
    const auto addresses = resolve("localhost");
    ASSERT_TRUE(addresses.has_value()) << addresses.error().context;
    ASSERT_FALSE(addresses->empty());
    for (const auto& address : *addresses) {
        EXPECT_TRUE(address.is_loopback()) << address.to_string();
    }
}

// What the C library reads as addresses is judged as addresses, not as names.
TEST_F(HostResolverTest, SeesThroughOtherSpellingsOfAnAddress) {
    for (const char* text : {"127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1"}) {
        const auto addresses = resolve(text);
        if (addresses.has_value()) {
            EXPECT_TRUE(addresses->front().is_loopback()) << text;
        } else {
            EXPECT_EQ(addresses.error().code, ErrorCode::kIo) << text;
        }
    }
}

TEST_F(HostResolverTest, NamesTheHostThatIsNotThere) {
    const auto addresses = resolve("no such host");
    ASSERT_TRUE(addresses.has_error());
    EXPECT_EQ(addresses.error().code, ErrorCode::kIo);
    EXPECT_NE(addresses.error().context.find("no such host"), std::string::npos);
}

TEST_F(HostResolverTest, AnswersAllWhoAskAtTheSameTime) {
    using namespace boost::asio::experimental::awaitable_operators;
    auto both =
        m_resolver.resolve("localhost", m_deadline) && m_resolver.resolve("localhost", m_deadline);
    const auto answers = test::runCoroutine(
        m_context, [](auto asking) -> boost::asio::awaitable<std::vector<Result<Addresses>>> {
            auto [first, second] = co_await std::move(asking);
            co_return std::vector<Result<Addresses>>{first, second};
        }(std::move(both)));
    EXPECT_TRUE(answers[0].has_value());
    EXPECT_TRUE(answers[1].has_value());
}

std::binary_semaphore mayAnswer{0};
std::binary_semaphore hasAnswered{0};

Result<Addresses> hang(const std::string&) {
    mayAnswer.acquire();
    hasAnswered.release();
    return Addresses{};
}

TEST_F(HostResolverTest, LeavesALookUpThatHangsBehind) {
    {
        boost::asio::io_context context;
        SystemHostResolver resolver(context.get_executor(), hang);
        const auto addresses = test::runCoroutine(
            context, resolver.resolve("slow.example", std::chrono::steady_clock::now() + 10ms));
        EXPECT_TRUE(addresses.has_error());
    }
    mayAnswer.release();
    hasAnswered.acquire();
}

TEST_F(HostResolverTest, GivesUpAtTheDeadline) {
    m_deadline = std::chrono::steady_clock::now() - 1s;
    const auto addresses = resolve("localhost");
    ASSERT_TRUE(addresses.has_error());
    EXPECT_NE(addresses.error().context.find("no answer in time"), std::string::npos);
}

}  // namespace
}  // namespace sigma::events
