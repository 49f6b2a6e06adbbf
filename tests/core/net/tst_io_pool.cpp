#include <functional>
#include <set>
#include <stdexcept>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_future.hpp>
#include <gtest/gtest.h>

#include "core/net/io_pool.h"

namespace sigma::net {
namespace {

Logger quiet() {
    return Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
}

std::thread::id threadOf(boost::asio::io_context& context) {
    auto thread = boost::asio::post(
        context, boost::asio::use_future([] { return std::this_thread::get_id(); }));
    return thread.get();
}

TEST(IoPool, GivesEachContextOneThreadOfItsOwn) {
    IoPool pool(3, quiet());
    pool.start();
    std::set<std::thread::id> threads;
    for (std::size_t index = 0; index != pool.size(); ++index) {
        const std::thread::id thread = threadOf(pool.context(index));
        EXPECT_EQ(threadOf(pool.context(index)), thread);
        threads.insert(thread);
    }
    EXPECT_EQ(threads.size(), 3U);
}

TEST(IoPool, GoesRoundItsContexts) {
    IoPool pool(2, quiet());
    EXPECT_EQ(&pool.next(), &pool.context(0));
    EXPECT_EQ(&pool.next(), &pool.context(1));
    EXPECT_EQ(&pool.next(), &pool.context(0));
}

TEST(IoPool, StopsWhileHandlersAreWaiting) {
    IoPool pool(1, quiet());
    std::function<void()> again = [&] { boost::asio::post(pool.context(0), again); };
    boost::asio::post(pool.context(0), again);
    pool.start();
    pool.stop();
    pool.join();
    EXPECT_TRUE(pool.context(0).stopped());
}

TEST(IoPoolDeathTest, EndsTheProgramWhenAHandlerThrows) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH(
        {
            IoPool pool(1, Logger::toStandardError(LogLevel::kError));
            boost::asio::post(pool.context(0), [] { throw std::runtime_error("a bug"); });
            pool.start();
            pool.join();
        },
        "net.thread_failed reason=\"a bug\"");
}

}  // namespace
}  // namespace sigma::net
