#include <thread>

#include <gtest/gtest.h>

#include "core/base/published.h"

namespace sigma {
namespace {

TEST(Published, GivesTheNewestValue) {
    Published<int> published(std::make_shared<const int>(1));
    const auto held = published.load();
    published.store(std::make_shared<const int>(2));
    EXPECT_EQ(*held, 1);
    EXPECT_EQ(*published.load(), 2);
}

TEST(Published, IsReadWhileItIsWritten) {
    Published<int> published(std::make_shared<const int>(0));
    std::thread writer([&] {
        for (int value = 1; value <= 10'000; ++value) {
            published.store(std::make_shared<const int>(value));
        }
    });
    int last = 0;
    while (last != 10'000) {
        const int seen = *published.load();
        ASSERT_GE(seen, last);
        last = seen;
    }
    writer.join();
}

}  // namespace
}  // namespace sigma
