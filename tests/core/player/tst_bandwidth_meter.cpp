#include <vector>

#include <gtest/gtest.h>

#include "core/player/adaptation/bandwidth_meter.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

class BandwidthMeterTest : public testing::Test {
protected:
    struct Way {
        double bitsPerSecond = 1e6;
        Duration wait = 40ms;  ///< until the first byte
        bool wasAwaited = false;
        Duration media = 400ms;
    };

    /// One transfer in packets, evenly at that rate; then idle until a part later.
    void load(std::size_t bytes, const Way& way) {
        std::vector<Arrival> arrivals;
        SteadyTime at = m_now + way.wait;
        for (std::size_t left = bytes; left != 0;) {
            const std::size_t packet = std::min<std::size_t>(left, 1'000);
            arrivals.push_back({at, packet});
            left -= packet;
            at += std::chrono::round<Duration>(
                std::chrono::duration<double>(8e3 / way.bitsPerSecond));
        }
        m_meter.onTransfer({.arrivals = arrivals,
                            .line = arrivals,
                            .sentAt = m_now,
                            .bytes = bytes,
                            .mediaDuration = way.media,
                            .isWhole = true,
                            .wasAwaited = way.wasAwaited,
                            .isBesideAnother = false,
                            .serverEstimate = std::nullopt});
        m_now = std::max<SteadyTime>(at, m_now + way.media);
    }
    double cautious() const { return m_meter.estimate(m_now).cautious.value_or(0); }

    SteadyTime m_now{1h};
    BandwidthMeter m_meter;
};

TEST_F(BandwidthMeterTest, KnowsNothingAtFirst) {
    EXPECT_FALSE(m_meter.estimate(m_now).cautious);
    EXPECT_EQ(m_meter.estimate(m_now).roundTrip, 0s);
}

TEST_F(BandwidthMeterTest, CountsOnlyTheTimeInWhichBytesCame) {
    for (int part = 0; part != 20; ++part) {
        load(25'000, {.bitsPerSecond = 20e6, .wait = 40ms});
    }
    EXPECT_NEAR(cautious(), 20e6, 0.5e6);
    EXPECT_EQ(m_meter.estimate(m_now).roundTrip, 40ms);
}

TEST_F(BandwidthMeterTest, HasAFirstGuessFromTheFirstTransfer) {
    load(5'000, {.bitsPerSecond = 2e6});
    EXPECT_NEAR(cautious(), 2e6, 1e5);
}

TEST_F(BandwidthMeterTest, ManySmallPartsCountAsOneLarge) {
    for (int part = 0; part != 10; ++part) {
        load(4'000, {.bitsPerSecond = 8e6});
    }
    const double before = cautious();
    load(4'000, {.bitsPerSecond = 1e6});
    EXPECT_EQ(cautious(), before);
    for (int part = 0; part != 10; ++part) {
        load(4'000, {.bitsPerSecond = 1e6});
    }
    EXPECT_LT(cautious(), before * 0.7);
}

TEST_F(BandwidthMeterTest, FallsFastAndRisesSlowly) {
    for (int part = 0; part != 40; ++part) {
        load(40'000, {.bitsPerSecond = 4e6});
    }
    for (int part = 0; part != 5; ++part) {
        load(40'000, {.bitsPerSecond = 1e6});
    }
    EXPECT_LT(cautious(), 2e6);
    for (int part = 0; part != 20; ++part) {
        load(40'000, {.bitsPerSecond = 1e6});
    }
    for (int part = 0; part != 5; ++part) {
        load(40'000, {.bitsPerSecond = 4e6});
    }
    EXPECT_LT(cautious(), 2.5e6);
}

TEST_F(BandwidthMeterTest, ReliesOnLessWhereTheNetworkIsUneven) {
    for (int part = 0; part != 60; ++part) {
        load(40'000, {.bitsPerSecond = part % 2 == 0 ? 2e6 : 4e6});
    }
    const BandwidthEstimate estimate = m_meter.estimate(m_now);
    EXPECT_LT(*estimate.cautious, 2.3e6);
    EXPECT_GT(*estimate.average, 2.5e6);
}

TEST_F(BandwidthMeterTest, AnAwaitedPartThatCameAsItWasMadeIsALowerBound) {
    for (int part = 0; part != 10; ++part) {
        load(50'000, {.bitsPerSecond = 8e6});
    }
    const double before = cautious();
    for (int part = 0; part != 10; ++part) {
        load(50'000, {.bitsPerSecond = 1e6, .wasAwaited = true});
    }
    EXPECT_EQ(cautious(), before);
    EXPECT_FALSE(m_meter.estimate(m_now).isAtLeast);
    for (int part = 0; part != 30; ++part) {
        load(50'000, {.bitsPerSecond = 1e6, .wasAwaited = true});
    }
    EXPECT_TRUE(m_meter.estimate(m_now).isAtLeast);
}

TEST_F(BandwidthMeterTest, ALowerBoundIsBetterThanNothing) {
    load(50'000, {.bitsPerSecond = 1e6, .wasAwaited = true});
    EXPECT_NEAR(cautious(), 1e6, 1e5);
    EXPECT_TRUE(m_meter.estimate(m_now).isAtLeast);
}

TEST_F(BandwidthMeterTest, AnAwaitedPartThatCameFasterOrSlowerThanItWasMadeCounts) {
    for (int part = 0; part != 10; ++part) {
        load(50'000, {.bitsPerSecond = 8e6, .wasAwaited = true});
    }
    EXPECT_NEAR(cautious(), 8e6, 5e5);
    for (int part = 0; part != 10; ++part) {
        load(50'000, {.bitsPerSecond = 0.5e6, .wasAwaited = true});
    }
    EXPECT_LT(cautious(), 1e6);
}

TEST_F(BandwidthMeterTest, OneRealSampleEndsALongTimeOfLowerBounds) {
    load(50'000, {.bitsPerSecond = 1e6});
    for (int part = 0; part != 40; ++part) {
        load(50'000, {.bitsPerSecond = 1e6, .wasAwaited = true});
    }
    load(50'000, {.bitsPerSecond = 8e6});
    EXPECT_NEAR(cautious(), 8e6, 5e5);
}

TEST_F(BandwidthMeterTest, CountsTheTimeOfOverlappingTransfersOnce) {
    for (int pair = 0; pair != 20; ++pair) {
        // Two of 50,000 bytes share 1 Mb/s for 800 ms.
        std::vector<Arrival> arrivals;
        std::vector<Arrival> line;
        for (int packet = 0; packet != 50; ++packet) {
            arrivals.push_back({m_now + 16ms * packet, 1'000});
            line.insert(line.end(), 2, arrivals.back());
        }
        for (const bool isFirst : {true, false}) {
            m_meter.onTransfer({.arrivals = arrivals,
                                .line = line,
                                .sentAt = m_now,
                                .bytes = 50'000,
                                .mediaDuration = 400ms,
                                .isWhole = true,
                                .wasAwaited = true,
                                .isBesideAnother = isFirst,
                                .serverEstimate = std::nullopt});
        }
        m_now += 800ms;
    }
    EXPECT_NEAR(cautious(), 1e6, 0.05e6);
}

TEST_F(BandwidthMeterTest, CountsEachTransferThatOverlapsForItself) {
    // The second goes on when the first has ended, twice as fast.
    std::vector<Arrival> first;
    std::vector<Arrival> second;
    std::vector<Arrival> line;
    for (int packet = 0; packet != 50; ++packet) {
        first.push_back({m_now + 16ms * packet, 1'000});
        second.push_back({m_now + 16ms * packet + 8ms, 1'000});
        line.insert(line.end(), {first.back(), second.back()});
    }
    const Transfer whole{.arrivals = first,
                         .line = line,
                         .sentAt = m_now,
                         .bytes = 50'000,
                         .mediaDuration = 400ms,
                         .isWhole = true,
                         .wasAwaited = false,
                         .isBesideAnother = true,
                         .serverEstimate = std::nullopt};
    m_meter.onTransfer(whole);
    EXPECT_NEAR(cautious(), 1e6, 0.03e6);
    const SteadyTime end = second.back().at;
    for (int packet = 1; packet != 51; ++packet) {
        second.push_back({end + 4ms * packet, 1'000});
        line.push_back(second.back());
    }
    Transfer rest = whole;
    rest.arrivals = second;
    rest.line = line;
    rest.isBesideAnother = false;
    m_meter.onTransfer(rest);
    EXPECT_NEAR(*m_meter.estimate(m_now).latest, 1.5e6, 0.1e6);
}

TEST_F(BandwidthMeterTest, CountsPlaylistsAndSoundThatComeMeanwhile) {
    for (int part = 0; part != 20; ++part) {
        std::vector<Arrival> picture;
        std::vector<Arrival> line;
        for (int packet = 0; packet != 20; ++packet) {
            picture.push_back({m_now + 16ms * packet, 1'000});
            line.insert(line.end(), {picture.back(), {m_now + 16ms * packet + 8ms, 1'000}});
        }
        m_meter.onTransfer({.arrivals = picture,
                            .line = line,
                            .sentAt = m_now,
                            .bytes = 20'000,
                            .mediaDuration = 400ms,
                            .isWhole = true,
                            .wasAwaited = false,
                            .isBesideAnother = false,
                            .serverEstimate = std::nullopt});
        m_now += 400ms;
    }
    EXPECT_NEAR(cautious(), 1e6, 0.05e6);
}

TEST_F(BandwidthMeterTest, LearnsOfAFallWhileTheTransferIsUnderWay) {
    for (int part = 0; part != 10; ++part) {
        load(50'000, {.bitsPerSecond = 1.2e6});
    }
    std::vector<Arrival> arrivals;
    const auto tell = [&] {
        m_meter.onTransfer({.arrivals = arrivals,
                            .line = arrivals,
                            .sentAt = m_now,
                            .bytes = 1'000 * arrivals.size(),
                            .mediaDuration = 400ms,
                            .isWhole = false,
                            .wasAwaited = false,
                            .isBesideAnother = false,
                            .serverEstimate = std::nullopt});
    };
    for (int packet = 0; packet != 15; ++packet) {
        arrivals.push_back({m_now + 27ms * packet, 1'000});
        tell();
    }
    EXPECT_NEAR(*m_meter.estimate(m_now).latest, 1.2e6, 0.1e6);
    arrivals.push_back({m_now + 27ms * 16, 1'000});
    tell();
    EXPECT_NEAR(*m_meter.estimate(m_now).latest, 0.3e6, 0.03e6);
    EXPECT_GT(*m_meter.estimate(m_now).average, 0.9e6);
}

TEST_F(BandwidthMeterTest, NothingIsLearntOfWhatIsBeingMadeWhileItIs) {
    load(50'000, {.bitsPerSecond = 1.2e6});
    std::vector<Arrival> arrivals;
    for (int packet = 0; packet != 40; ++packet) {
        arrivals.push_back({m_now + 10ms * packet, 500});
        m_meter.onTransfer({.arrivals = arrivals,
                            .line = arrivals,
                            .sentAt = m_now,
                            .bytes = 500 * arrivals.size(),
                            .mediaDuration = 400ms,
                            .isWhole = false,
                            .wasAwaited = true,
                            .isBesideAnother = false,
                            .serverEstimate = std::nullopt});
    }
    EXPECT_NEAR(*m_meter.estimate(m_now).latest, 1.2e6, 0.1e6);
}

TEST_F(BandwidthMeterTest, TakesTheServersWordUntilItKnowsBetter) {
    m_meter.onTransfer({.arrivals = {},
                        .line = {},
                        .sentAt = m_now,
                        .bytes = 0,
                        .mediaDuration = 400ms,
                        .isWhole = true,
                        .wasAwaited = false,
                        .isBesideAnother = false,
                        .serverEstimate = 3e6});
    EXPECT_EQ(cautious(), 3e6);
    load(50'000, {.bitsPerSecond = 1e6});
    EXPECT_NEAR(cautious(), 1e6, 1e5);
}

TEST_F(BandwidthMeterTest, SurvivesBytesThatAllComeAtOnce) {
    const std::vector<Arrival> arrivals{{m_now, 5'000}, {m_now, 5'000}};
    m_meter.onTransfer({.arrivals = arrivals,
                        .line = arrivals,
                        .sentAt = m_now,
                        .bytes = 10'000,
                        .mediaDuration = Duration(0),
                        .isWhole = true,
                        .wasAwaited = true,
                        .isBesideAnother = false,
                        .serverEstimate = std::nullopt});
    EXPECT_NEAR(cautious(), 40e6, 1);
}

}  // namespace
}  // namespace sigma::player
