#include <atomic>
#include <functional>
#include <memory>
#include <vector>

#include <gtest/gtest.h>

#include "core/publish/rtmp_publisher.h"
#include "tests/core/publish/publish_fixtures.h"
#include "tests/core/publish/scripted_rtmp_server.h"

namespace sigma::publish {
namespace {

using std::chrono::milliseconds;
using test::SampleProgram;
using test::ScriptedRtmpServer;
using test::waitUntil;
using Manner = ScriptedRtmpServer::Manner;

constexpr std::size_t kOnly = 0;

/// The system's, ahead by as much as the test likes.
class ForwardClock final : public Clock {
public:
    SteadyTime steadyNow() const override { return m_system.steadyNow() + ahead(); }
    WallTime wallNow() const override { return m_system.wallNow(); }
    void forward(std::chrono::seconds time) { m_ahead += time.count(); }

private:
    std::chrono::seconds ahead() const { return std::chrono::seconds(m_ahead.load()); }

    SystemClock m_system;
    std::atomic<std::chrono::seconds::rep> m_ahead{0};
};

/// A group of one, against a server that misbehaves.
class RtmpPublisherTest : public testing::Test {
protected:
    const ScriptedRtmpServer& serve(std::vector<Manner> manners, bool isSecure = false) {
        m_server = std::make_unique<ScriptedRtmpServer>(std::move(manners), isSecure);
        return *m_server;
    }

    /// Another, beside the first.
    const ScriptedRtmpServer& serveNext(std::vector<Manner> manners) {
        m_next = std::make_unique<ScriptedRtmpServer>(std::move(manners));
        return *m_next;
    }

    void publishTo(const ScriptedRtmpServer& server, const std::string& scheme = "rtmp",
                   bool verifiesCertificates = true) {
        m_settings.target = test::target(server.port(), "key", scheme);
        m_settings.target.verifiesCertificates = verifiesCertificates;
        m_group = std::make_unique<PublishGroup>(m_settings, m_clock, test::silentLog());
        m_program.start(consume());
    }

    std::function<void(media::MediaEvent)> consume() {
        return [this](const media::MediaEvent& event) { m_group->consume(kOnly, event); };
    }

    /// Goes on with the programme, several times as fast as it would be, until it is so.
    void playUntil(const std::function<bool()>& isSo, std::size_t frameBytes = 100) {
        SteadyTime next = m_clock.steadyNow();
        waitUntil([&] {
            if (m_clock.steadyNow() >= next) {
                next += milliseconds(5);
                m_program.next(consume(), frameBytes);
            }
            return isSo();
        });
    }

    bool isLiveAgain(std::uint32_t reconnects) const {
        return status().reconnects == reconnects && isIn(OutputState::kLive);
    }

    OutputStatus status() const { return m_group->status(); }
    bool isIn(OutputState state) const { return status().state == state; }

    ForwardClock m_clock;
    std::unique_ptr<ScriptedRtmpServer> m_server;
    std::unique_ptr<ScriptedRtmpServer> m_next;
    PublishGroupSettings m_settings;
    std::unique_ptr<PublishGroup> m_group;
    SampleProgram m_program;
};

TEST_F(RtmpPublisherTest, SaysGoodbye) {
    const ScriptedRtmpServer& server = serve({Manner::kTakesAll});
    publishTo(server);
    waitUntil([&] { return isIn(OutputState::kLive); });
    playUntil([&] { return server.mediaMessages() > 10; });
    m_group->end(std::chrono::seconds(30));
    waitUntil([&] { return isIn(OutputState::kEnded); });
    EXPECT_TRUE(server.hasEnded());
}

TEST_F(RtmpPublisherTest, IsRefusedForGood) {
    const ScriptedRtmpServer& server = serve({Manner::kRefuses});
    publishTo(server);
    waitUntil([&] { return isIn(OutputState::kRefused); });
    EXPECT_EQ(server.connections(), 1);
    EXPECT_NE(status().reason.find("busy"), std::string::npos) << status().reason;
}

TEST_F(RtmpPublisherTest, ComesBackAfterTheServerClosed) {
    const ScriptedRtmpServer& server = serve({Manner::kClosesAfterMedia, Manner::kTakesAll});
    publishTo(server);
    waitUntil([&] { return isIn(OutputState::kLive); });
    const std::uint64_t keyRequests = m_group->status(kOnly).advice.keyFrameRequests;
    playUntil([&] { return isLiveAgain(1); });
    EXPECT_EQ(server.connections(), 2);
    EXPECT_GT(m_group->status(kOnly).advice.keyFrameRequests, keyRequests);
    const int before = server.mediaMessages();
    playUntil([&] { return server.mediaMessages() > before + 10; });
}

TEST_F(RtmpPublisherTest, TakesARefusalAfterAGoodConnectionForAServerThatHasNotNoticed) {
    const ScriptedRtmpServer& server =
        serve({Manner::kClosesAfterMedia, Manner::kRefuses, Manner::kTakesAll});
    publishTo(server);
    playUntil([&] { return isLiveAgain(2); });
    EXPECT_EQ(server.connections(), 3);
}

TEST_F(RtmpPublisherTest, TakesNoLongLossOfTheNetworkForARefusal) {
    const ScriptedRtmpServer& server =
        serve({Manner::kClosesAfterMedia, Manner::kRefuses, Manner::kTakesAll});
    publishTo(server);
    playUntil([&] { return isIn(OutputState::kReconnecting); });
    m_clock.forward(std::chrono::minutes(20));
    playUntil([&] { return isLiveAgain(2); });
    EXPECT_EQ(server.connections(), 3);
}

TEST_F(RtmpPublisherTest, IsRefusedForGoodByAServerThatGoesOnRefusing) {
    publishTo(serve({Manner::kClosesAfterMedia, Manner::kRefuses}));
    playUntil([&] { return status().reconnects >= 2; });
    m_clock.forward(std::chrono::minutes(1));
    waitUntil([&] { return isIn(OutputState::kRefused); });
}

TEST_F(RtmpPublisherTest, TakesANewTargetForItsNextConnection) {
    const ScriptedRtmpServer& next = serveNext({Manner::kTakesAll});
    const ScriptedRtmpServer& server = serve({Manner::kClosesAfterMedia, Manner::kRefuses});
    publishTo(server);
    waitUntil([&] { return isIn(OutputState::kLive); });
    m_group->setTarget(test::target(next.port(), "key"));
    playUntil([&] { return isLiveAgain(1) && next.mediaMessages() > 10; });
    EXPECT_EQ(server.connections(), 1);
    EXPECT_EQ(server.mediaMessages(), 10) << "the first was not cut off";
}

TEST_F(RtmpPublisherTest, TakesANewTargetAfterARefusal) {
    const ScriptedRtmpServer& next = serveNext({Manner::kTakesAll});
    publishTo(serve({Manner::kClosesAfterMedia, Manner::kRefuses}));
    playUntil([&] { return status().reconnects >= 2; });
    m_group->setTarget(test::target(next.port(), "key"));
    playUntil([&] { return isIn(OutputState::kLive) && next.mediaMessages() > 10; });
}

TEST_F(RtmpPublisherTest, GoesOnWhereTheNewTargetIsNone) {
    publishTo(serve({Manner::kClosesAfterMedia, Manner::kTakesAll}));
    waitUntil([&] { return isIn(OutputState::kLive); });
    m_group->setTarget({.name = {}, .url = "https://server", .key = "key"});
    playUntil([&] { return isLiveAgain(1); });
}

TEST_F(RtmpPublisherTest, TellsWhyAServerEndedTheStream) {
    const ScriptedRtmpServer& server = serve({Manner::kFailsAfterMedia, Manner::kSilent});
    publishTo(server);
    playUntil([&] { return isIn(OutputState::kReconnecting); });
    EXPECT_NE(status().reason.find("not here"), std::string::npos) << status().reason;
}

TEST_F(RtmpPublisherTest, GivesUpAServerThatDoesNotAnswer) {
    const ScriptedRtmpServer& server = serve({Manner::kSilent});
    m_settings.timeouts.open = milliseconds(100);
    publishTo(server);
    waitUntil([&] { return isIn(OutputState::kReconnecting); });
    EXPECT_NE(status().reason.find("no answer"), std::string::npos) << status().reason;
}

TEST_F(RtmpPublisherTest, TriesAgainWhereTheServerHangsUp) {
    const ScriptedRtmpServer& server = serve({Manner::kHangsUp, Manner::kTakesAll});
    publishTo(server);
    waitUntil([&] { return isLiveAgain(1); });
}

TEST_F(RtmpPublisherTest, GivesUpAConnectionThatTakesNothingAnyMore) {
    const ScriptedRtmpServer& server = serve({Manner::kStopsReading, Manner::kTakesAll});
    m_settings.noProgress = milliseconds(300);
    publishTo(server);
    waitUntil([&] { return isIn(OutputState::kLive); });
    for (int frame = 0; frame != 100; ++frame) {
        m_program.next(consume(), 20'000);
    }
    waitUntil([&] { return isLiveAgain(1); });
    EXPECT_EQ(server.connections(), 2);
}

TEST_F(RtmpPublisherTest, EndsWithinItsPatienceThoughThePeerIsDead) {
    const ScriptedRtmpServer& server = serve({Manner::kStopsReading});
    publishTo(server);
    waitUntil([&] { return isIn(OutputState::kLive); });
    for (int frame = 0; frame != 100; ++frame) {
        m_program.next(consume(), 20'000);
    }
    m_group->end(milliseconds(50));
    waitUntil([&] { return isIn(OutputState::kEnded); });
}

TEST_F(RtmpPublisherTest, EndsWhileItConnects) {
    const ScriptedRtmpServer& server = serve({Manner::kSilent});
    publishTo(server);
    waitUntil([&] { return server.connections() == 1; });
    m_group->end(std::chrono::seconds(30));
    waitUntil([&] { return isIn(OutputState::kEnded); });
}

TEST_F(RtmpPublisherTest, DoesNotTrustACertificateOfNobody) {
    const ScriptedRtmpServer& server = serve({Manner::kTakesAll}, true);
    publishTo(server, "rtmps");
    waitUntil([&] { return isIn(OutputState::kRefused); });
    EXPECT_NE(status().reason.find("certificate"), std::string::npos) << status().reason;
}

TEST_F(RtmpPublisherTest, TrustsItWhereItIsTold) {
    const ScriptedRtmpServer& server = serve({Manner::kTakesAll}, true);
    publishTo(server, "rtmps", false);
    waitUntil([&] { return isIn(OutputState::kLive); });
    playUntil([&] { return server.mediaMessages() > 40; });
    m_group->end(std::chrono::seconds(30));
    waitUntil([&] { return isIn(OutputState::kEnded); });
    EXPECT_TRUE(server.hasEnded());
}

TEST_F(RtmpPublisherTest, CountsOnWhereTimestampsWrap) {
    constexpr std::int64_t kWrap = std::int64_t{1} << 32;
    const ScriptedRtmpServer& server = serve({Manner::kTakesAll});
    m_program = SampleProgram(kWrap - 500);
    publishTo(server);
    waitUntil([&] { return isIn(OutputState::kLive); });
    playUntil([&] {
        const std::uint32_t timestamp = server.newestTimestamp();
        return timestamp > 500 && timestamp < 100'000;
    });
}

TEST_F(RtmpPublisherTest, SpeaksOfTimesBeyond24Bits) {
    constexpr std::int64_t kFiveHours = std::int64_t{5} * 3600 * 1000;
    const ScriptedRtmpServer& server = serve({Manner::kTakesAll});
    m_program = SampleProgram(kFiveHours);
    publishTo(server);
    waitUntil([&] { return isIn(OutputState::kLive); });
    playUntil([&] { return server.newestTimestamp() > kFiveHours + 2'000; }, 10'000);
    EXPECT_LT(server.newestTimestamp(), kFiveHours + 3'600'000);
}

}  // namespace
}  // namespace sigma::publish
