#include <gtest/gtest.h>

#include "tests/core/player/conductor_fixture.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using test::BroadcastEvent;
using test::ConductorTest;
using test::OriginFault;
using test::ultraWorld;
using test::WorldSettings;

TEST_F(ConductorTest, PlaysACleanNetworkAtItsTarget) {
    begin();
    m_world->run(60s);
    EXPECT_EQ(status().state, PlayerState::kPlaying);
    EXPECT_EQ(status().stalls, 0U);
    EXPECT_EQ(status().variant, 2U);
    ASSERT_TRUE(status().latency);
    EXPECT_LT(std::chrono::abs(*status().latency - 3s), 150ms);
    EXPECT_LT(*status().startupTime, 650ms);
    EXPECT_EQ(count(PlayerEventKind::kStarted), 1U);
}

TEST_F(ConductorTest, PlaysThroughPartsThatAreMissing) {
    WorldSettings settings = ultraWorld();
    settings.origin.faults = {{OriginFault::Kind::kMissingParts, 20s, 21s}};
    begin(std::move(settings));
    m_world->run(30s);
    EXPECT_GT(status().faults, 0U);
    expectRecovered();
    EXPECT_LE(status().stalls, 1U);
}

TEST_F(ConductorTest, PlaysThroughUnavailability) {
    WorldSettings settings = ultraWorld();
    settings.origin.faults = {{OriginFault::Kind::kUnavailable, 20s, 26s}};
    begin(std::move(settings));
    m_world->run(60s);
    EXPECT_EQ(status().stalls, 1U);
    expectRecovered();
}

TEST_F(ConductorTest, LeavesARenditionWhosePlaylistIsStale) {
    WorldSettings settings = ultraWorld();
    settings.origin.faults = {{OriginFault::Kind::kStalePlaylists, 20s, 60s, 2}};
    begin(std::move(settings));
    m_world->run(20s);
    EXPECT_EQ(status().variant, 2U);
    m_world->run(30s);
    EXPECT_NE(status().variant, 2U);
    expectRecovered();
}

TEST_F(ConductorTest, WaitsForStalePlaylistsToGoOn) {
    WorldSettings settings = ultraWorld();
    settings.origin.faults = {{OriginFault::Kind::kStalePlaylists, 20s, 40s}};
    begin(std::move(settings));
    m_world->run(35s);
    EXPECT_EQ(status().state, PlayerState::kWaiting);
    m_world->run(30s);
    expectRecovered();
}

TEST_F(ConductorTest, PlaysOnWhenTheBroadcastHadAPause) {
    WorldSettings settings = ultraWorld();
    settings.origin.events = {{BroadcastEvent::Kind::kPaused, 20s, 35s}};
    begin(std::move(settings));
    m_world->run(33s);
    EXPECT_NE(status().state, PlayerState::kPlaying);
    m_world->run(40s);
    expectRecovered();
}

TEST_F(ConductorTest, PlaysOverADiscontinuity) {
    WorldSettings settings = ultraWorld();
    settings.origin.events = {{BroadcastEvent::Kind::kDiscontinuity, 20s, 20s}};
    begin(std::move(settings));
    m_world->run(30s);
    EXPECT_EQ(status().stalls, 0U);
    expectRecovered();
}

TEST_F(ConductorTest, PlaysSilenceForAGap) {
    WorldSettings settings = ultraWorld();
    settings.origin.events = {{BroadcastEvent::Kind::kGap, 20s, 22s}};
    begin(std::move(settings));
    m_world->run(30s);
    EXPECT_EQ(status().stalls, 0U);
    expectRecovered();
}

TEST_F(ConductorTest, TakesTheNextQualityWhereOneHasAGap) {
    WorldSettings settings = ultraWorld();
    settings.origin.events = {{BroadcastEvent::Kind::kGap, 20s, 22s, 2}};
    begin(std::move(settings));
    m_world->run(19s);
    EXPECT_EQ(status().variant, 2U);
    m_world->run(9s);
    EXPECT_EQ(status().variant, 1U);
    for (const auto& moment : m_world->moments()) {
        EXPECT_TRUE(moment.at < 19s || moment.sample.bitsPerSecond >= 600e3) << moment.at.count();
    }
    EXPECT_EQ(status().stalls, 0U);
    expectRecovered();
}

TEST_F(ConductorTest, TunesInAgainAfterItWasSuspended) {
    begin();
    m_world->run(20s);
    m_world->suspend(30s);
    m_world->run(2s);
    EXPECT_EQ(status().state, PlayerState::kPlaying);
    expectRecovered();
}

TEST_F(ConductorTest, TunesInAgainAfterTheMachineSlept) {
    begin();
    m_world->run(20s);
    m_world->sleep(30s);
    m_world->run(20s);
    expectRecovered();
    EXPECT_LT(*m_world->moments().back().sample.latency, 3500ms);
}

TEST_F(ConductorTest, KeepsItsLatencyWhenTheViewersClockIsSet) {
    begin();
    m_world->run(20s);
    m_world->setViewerClock(1h);
    m_world->run(20s);
    EXPECT_EQ(status().stalls, 0U);
    expectRecovered();
}

TEST_F(ConductorTest, KeepsItsLatencyWithoutAClockToAsk) {
    WorldSettings settings = ultraWorld();
    settings.tellsTime = false;
    begin(std::move(settings));
    m_world->run(20s);
    m_world->setViewerClock(-1h);
    m_world->run(20s);
    EXPECT_EQ(status().stalls, 0U);
    EXPECT_LT(*m_world->moments().back().sample.latency, 4s);
    EXPECT_GT(*m_world->moments().back().sample.latency, 2s);
}

TEST_F(ConductorTest, IsNearTheBroadcastSoonAfterAnOutage) {
    begin();
    m_world->run(20s);
    m_world->loseConnections();
    m_world->run(20s);
    expectRecovered();
}

TEST_F(ConductorTest, PlaysRenditionsWithNumbersOfTheirOwn) {
    WorldSettings settings = ultraWorld();
    settings.origin.firstSequences = {7, 1000, 50};
    begin(std::move(settings));
    m_world->run(30s);
    EXPECT_EQ(status().variant, 2U);
    EXPECT_GE(status().switches, 1U);
    EXPECT_EQ(status().stalls, 0U);
    expectRecovered();
}

TEST_F(ConductorTest, PlaysAnAudioRenditionBesideThePictures) {
    WorldSettings settings = ultraWorld();
    settings.origin.broadcast.audio = 96e3;
    begin(std::move(settings));
    m_world->run(30s);
    EXPECT_TRUE(status().variants->front().hasAudioRendition);
    EXPECT_EQ(status().stalls, 0U);
    expectRecovered();
}

TEST_F(ConductorTest, PlaysPlainHls) {
    WorldSettings settings;
    settings.origin.listsParts = false;
    begin(std::move(settings));
    m_world->run(60s);
    EXPECT_EQ(status().state, PlayerState::kPlaying);
    EXPECT_EQ(status().mode, LatencyMode::kLow);
    EXPECT_EQ(status().stalls, 0U);
    EXPECT_LT(std::chrono::abs(*status().latency - status().target), 500ms);
}

TEST_F(ConductorTest, PlaysWithoutBlockingReloadsOrDeltaUpdates) {
    WorldSettings settings = ultraWorld();
    settings.origin.canBlock = false;
    settings.origin.canSkip = false;
    begin(std::move(settings));
    m_world->run(30s);
    EXPECT_EQ(status().stalls, 0U);
    expectRecovered();
}

TEST_F(ConductorTest, GuessesTheModeFromThePlaylist) {
    begin({});
    m_world->run(5s);
    EXPECT_EQ(status().mode, LatencyMode::kUltra);
}

TEST_F(ConductorTest, GoesDownWhenTheNetworkDoes) {
    WorldSettings settings = ultraWorld();
    settings.network = {"drop", {{20'000, 20s}, {450, 60s}}};
    begin(std::move(settings));
    m_world->run(20s);
    EXPECT_EQ(status().variant, 2U);
    m_world->run(20s);
    EXPECT_EQ(status().variant, 0U);
    EXPECT_LT(status().stallTime, 3s);
}

TEST_F(ConductorTest, StaysInTheQualityThatTheViewerChose) {
    WorldSettings settings = ultraWorld();
    settings.player.onlyVariant = 0;
    begin(std::move(settings));
    m_world->run(20s);
    EXPECT_EQ(status().variant, 0U);
    EXPECT_EQ(status().onlyVariant, 0U);
    m_world->engine().setOnlyVariant(7);
    EXPECT_EQ(status().onlyVariant, 0U);
    m_world->engine().setOnlyVariant(1);
    EXPECT_EQ(status().onlyVariant, 1U);
    m_world->run(10s);
    EXPECT_EQ(status().variant, 1U);
    m_world->engine().setOnlyVariant(std::nullopt);
    m_world->run(30s);
    EXPECT_EQ(status().variant, 2U);
    EXPECT_EQ(status().onlyVariant, std::nullopt);
}

TEST_F(ConductorTest, KeepsWithinItsBuffer) {
    WorldSettings settings = ultraWorld();
    settings.player.buffer.ahead = 5s;
    settings.player.startPosition = 2s;
    begin(std::move(settings));
    m_world->run(5s);
    EXPECT_EQ(status().state, PlayerState::kPlaying);
    EXPECT_LE(status().buffer, 8s);
    EXPECT_GE(status().buffer, 3s);
}

TEST_F(ConductorTest, DoesTheSameInTheSameWorld) {
    const auto play = [this] {
        WorldSettings settings = ultraWorld();
        settings.network = {"waves", {{1200, 5s}, {400, 5s}, {900, 5s}}};
        begin(std::move(settings));
        m_world->run(30s);
        std::vector<std::pair<Duration, double>> course;
        for (const auto& moment : m_world->moments()) {
            course.emplace_back(moment.buffer, moment.sample.speed);
        }
        return course;
    };
    EXPECT_EQ(play(), play());
}

}  // namespace
}  // namespace sigma::player
