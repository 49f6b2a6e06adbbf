#include <gtest/gtest.h>

#include "core/player/counted_playout.h"
#include "core/player/player_engine.h"
#include "tests/support/fake_clock.h"

namespace sigma::player {
namespace {

class RecordingFetcher final : public Fetcher {
public:
    void fetch(FetchRequest request) override { requests.push_back(std::move(request)); }
    void cancel(FetchId) override {}

    std::vector<FetchRequest> requests;
};

TEST(PlayerEngineTest, AsksForItsPlaylistFirst) {
    test::FakeClock clock;
    RecordingFetcher fetcher;
    CountedPlayout playout(clock);
    const auto url = httpclient::Url::parse("http://a.example/live/index.m3u8");
    PlayerEngine engine(*url, {}, makeDefaultPolicies(LatencyMode::kUltra), fetcher, playout,
                        clock);
    engine.start();
    ASSERT_FALSE(fetcher.requests.empty());
    EXPECT_EQ(fetcher.requests.front().url, *url);
}

}  // namespace
}  // namespace sigma::player
