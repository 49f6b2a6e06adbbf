#include <atomic>

#include <gtest/gtest.h>

#include "core/playback/silent_output.h"
#include "tests/support/wait_until.h"

namespace sigma::playback {
namespace {

struct CountingFeed final : SoundFeed {
    void fill(std::span<float> out, SteadyTime /*heardAt*/) override { frames += out.size() / 2; }
    std::atomic<std::size_t> frames{0};
};

TEST(SilentOutput, FetchesUntilItIsStopped) {
    CountingFeed feed;
    SilentOutput output(std::make_shared<SystemClock>());
    output.start(feed);
    test::waitUntil([&] { return feed.frames > 2'000; });
    output.stop();
    const std::size_t frames = feed.frames;
    output.stop();
    EXPECT_EQ(feed.frames, frames);
    EXPECT_EQ(output.problem(), "");
}

}  // namespace
}  // namespace sigma::playback
