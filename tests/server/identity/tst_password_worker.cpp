#include <thread>

#include <boost/asio/detached.hpp>
#include <gtest/gtest.h>

#include "server/identity/password_worker.h"
#include "tests/support/run_coroutine.h"

namespace sigma::identity {
namespace {

namespace asio = boost::asio;

TEST(PasswordWorker, HashesAndVerifiesForACallerOnAnotherThread) {
    asio::io_context context;
    PasswordWorker worker;
    const auto hash = sigma::test::runCoroutine(context, worker.hash("correct horse"));
    ASSERT_TRUE(hash.has_value());
    EXPECT_TRUE(sigma::test::runCoroutine(context, worker.verify(*hash, "correct horse")).value());
    EXPECT_FALSE(sigma::test::runCoroutine(context, worker.verify(*hash, "wrong")).value());
    EXPECT_EQ(sigma::test::runCoroutine(context, worker.hash("")).error().code,
              ErrorCode::kInvalidArgument);
}

asio::awaitable<bool> resumesHome(PasswordWorker& worker) {
    const auto home = std::this_thread::get_id();
    auto working = worker.verify("no hash", "password");
    co_await std::move(working);
    co_return std::this_thread::get_id() == home;
}

TEST(PasswordWorker, ResumesOnTheCallersThread) {
    asio::io_context context;
    PasswordWorker worker;
    EXPECT_TRUE(sigma::test::runCoroutine(context, resumesHome(worker)));
}

asio::awaitable<void> countRefusals(PasswordWorker& worker, int& refused) {
    auto working = worker.verify("no hash", "password");
    const auto result = co_await std::move(working);
    refused += result.has_error() && result.error().code == ErrorCode::kUnavailable ? 1 : 0;
}

// All of them have come before the first can resume and give its place back.
TEST(PasswordWorker, TurnsAwayThoseWhoAreTooMany) {
    asio::io_context context;
    PasswordWorker worker;
    int refused = 0;
    for (std::size_t caller = 0; caller != PasswordWorker::kMaxQueue + 3; ++caller) {
        asio::co_spawn(context, countRefusals(worker, refused), asio::detached);
    }
    context.run();
    EXPECT_EQ(refused, 3);
}

}  // namespace
}  // namespace sigma::identity
