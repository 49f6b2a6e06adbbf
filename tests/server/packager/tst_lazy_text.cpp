#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "server/packager/lazy_text.h"

namespace sigma::packager {
namespace {

TEST(LazyText, IsRenderedOnceWhoeverAsks) {
    std::atomic<int> renderings{0};
    const LazyText text([&] {
        ++renderings;
        return std::string(1000, 'x');
    });
    EXPECT_EQ(renderings, 0);
    std::vector<std::thread> threads;
    std::atomic<int> right{0};
    for (int index = 0; index != 4; ++index) {
        threads.emplace_back([&] {
            const bool isGzip = text.gzipped().view()[0] == 0x1F && text.gzipped().size() < 100;
            right += isGzip && text.plain().size() == 1000 ? 1 : 0;
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(right, 4);
    EXPECT_EQ(renderings, 1);
    EXPECT_EQ(text.plain().data(), text.plain().data());
}

}  // namespace
}  // namespace sigma::packager
