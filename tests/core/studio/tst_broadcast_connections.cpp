#include <gtest/gtest.h>

#include "core/studio/broadcast_connections.h"
#include "tests/core/studio/studio_stage.h"
#include "tests/support/stepped_clock.h"
#include "tests/support/wait_until.h"

namespace sigma::studio {
namespace {

using publish::OutputState;
using namespace std::chrono_literals;

ProgramSettings twoRenditions() {
    ProgramSettings program;
    program.renditions = {{"720p", 1280, 720, 3'000'000}, {"480p", 854, 480, 1'000'000}};
    program.bitrate.maximum = 3'000'000;
    return program;
}

Destination destination(const std::string& name, bool takesAll) {
    return {{name, "rtmp://" + name + "/live", "key", true}, takesAll};
}

class BroadcastConnectionsTest : public testing::Test {
protected:
    BroadcastConnections connect(const std::vector<Destination>& destinations) {
        auto made = BroadcastConnections::create(twoRenditions(), destinations, m_stage.parts());
        EXPECT_FALSE(made.has_error());
        return std::move(*made);
    }

    StudioStage m_stage{std::make_shared<test::SteppedClock>()};
};

TEST_F(BroadcastConnectionsTest, ConnectsWhatEachDestinationTakes) {
    const auto connections = connect({destination("ours", true), destination("theirs", false)});
    ASSERT_EQ(m_stage.outputs().size(), 3U);
    EXPECT_EQ(m_stage.outputs()[0].plan.range.maximum, 3'000'000);
    EXPECT_EQ(m_stage.outputs()[0].plan.audioBitrate, 160'000);
    EXPECT_EQ(m_stage.outputs()[0].rendition.name, "720p");
    EXPECT_EQ(m_stage.outputs()[1].rendition.name, "480p");
    EXPECT_EQ(m_stage.outputs()[2].plan.target.name, "theirs");
    EXPECT_EQ(m_stage.outputs()[2].rendition.name, "") << "others know of no renditions";
    EXPECT_EQ(m_stage.outputs()[2].rendition.bitrate, 3'000'000);
    EXPECT_EQ(connections.outputsOf(0).size(), 2U);
    EXPECT_EQ(connections.outputsOf(1).size(), 1U);
}

TEST_F(BroadcastConnectionsTest, TellsWhyOneCannotBeMade) {
    m_stage.parts().makeOutputs =
        [](const DestinationPlan&) -> Result<BroadcastConnections::Outputs> {
        return Error{ErrorCode::kInvalidArgument, "no such address"};
    };
    const auto made =
        BroadcastConnections::create(twoRenditions(), {destination("a", true)}, m_stage.parts());
    ASSERT_TRUE(made.has_error());
    EXPECT_EQ(made.error().context, "no such address");
}

TEST_F(BroadcastConnectionsTest, TakesTheAdviceOfTheFirstDestinationThatHasTheRendition) {
    auto connections = connect({destination("theirs", false), destination("ours", true)});
    m_stage.output(0).advise({2'000'000, 1, false, 1});
    m_stage.output(1).advise({1'000'000, 1, false, 2});
    m_stage.output(2).advise({500'000, 2, false, 4});
    connections.refresh();
    EXPECT_EQ(connections.adviceFor(0).videoBitrate, 2'000'000);
    EXPECT_EQ(connections.adviceFor(1).videoBitrate, 500'000);
    EXPECT_EQ(connections.adviceFor(1).frameRateDivisor, 2U);
    EXPECT_EQ(connections.keyFrameRequests(), 7U) << "of all of them";
}

TEST_F(BroadcastConnectionsTest, TakesNoAdviceOfADestinationThatHasRefused) {
    auto connections = connect({destination("theirs", false), destination("ours", true)});
    m_stage.output(0).advise({2'000'000, 1, false, 1});
    m_stage.output(1).advise({1'000'000, 1, false, 2});
    m_stage.output(0).setState(OutputState::kRefused);
    connections.refresh();
    EXPECT_EQ(connections.adviceFor(0).videoBitrate, 1'000'000);
    m_stage.output(1).setState(OutputState::kRefused);
    connections.refresh();
    EXPECT_EQ(connections.adviceFor(0).videoBitrate, 0);
}

TEST_F(BroadcastConnectionsTest, ReportsEachDestinationAsAWhole) {
    auto connections = connect({destination("ours", true), destination("theirs", false)});
    m_stage.output(0).advise({2'000'000, 1, false, 0});
    m_stage.output(1).advise({500'000, 1, false, 0});
    m_stage.output(1).setState(OutputState::kReconnecting);
    connections.refresh();
    const auto reports = connections.reports();
    ASSERT_EQ(reports.size(), 2U);
    EXPECT_EQ(reports[0].name, "ours");
    EXPECT_EQ(reports[0].status.state, OutputState::kReconnecting);
    EXPECT_EQ(reports[0].status.advice.videoBitrate, 2'500'000);
    EXPECT_EQ(reports[1].name, "theirs");
    EXPECT_EQ(reports[1].status.state, OutputState::kLive);
    EXPECT_TRUE(connections.isAnyLive());
}

TEST_F(BroadcastConnectionsTest, HandTheNewRangeToAll) {
    auto connections = connect({destination("ours", true)});
    connections.setBitrateRange({publish::BitrateMode::kLowLatency, 300'000, 1'500'000});
    EXPECT_EQ(m_stage.output(0).range().maximum, 1'500'000);
    EXPECT_EQ(m_stage.output(1).range().mode, publish::BitrateMode::kLowLatency);
}

TEST_F(BroadcastConnectionsTest, HaveEndedOnceAllHaveEndedOrWereRefused) {
    auto connections = connect({destination("ours", true)});
    m_stage.output(0).setState(OutputState::kRefused);
    m_stage.output(1).hang();
    connections.end(1s);
    connections.refresh();
    EXPECT_FALSE(connections.haveEnded());
    EXPECT_EQ(m_stage.output(1).patience(), 1s);
    m_stage.output(1).setState(OutputState::kEnded);
    connections.refresh();
    EXPECT_TRUE(connections.haveEnded());
}

Destination named(const std::string& id) {
    Destination further = destination(id, false);
    further.id = id;
    return further;
}

class FollowedConnectionsTest : public BroadcastConnectionsTest {
protected:
    bool follow(const std::vector<Destination>& wanted) {
        const bool hasChanged =
            m_connections.follow(wanted, twoRenditions(), m_stage.parts(), m_now);
        m_connections.refresh();
        return hasChanged;
    }
    std::vector<std::string> reported() const {
        std::vector<std::string> ids;
        for (const DestinationReport& report : m_connections.reports()) {
            ids.push_back(report.id);
        }
        return ids;
    }

    SteadyTime m_now;
    BroadcastConnections m_connections = connect({named("main"), named("b"), named("c")});
};

using Ids = std::vector<std::string>;

TEST_F(FollowedConnectionsTest, LeavesTheOthersAloneWhenOneIsNoLongerWanted) {
    EXPECT_FALSE(follow({named("main"), named("b"), named("c")}));
    EXPECT_TRUE(follow({named("main"), named("c")}));
    EXPECT_EQ(reported(), (Ids{"main", "c"}));
    EXPECT_EQ(m_connections.outputsOf(0).size(), 2U);
    EXPECT_EQ(m_stage.output(1).status().state, OutputState::kEnded) << "it said goodbye";
    EXPECT_EQ(m_stage.output(0).status().state, OutputState::kLive);
    EXPECT_EQ(m_stage.output(2).status().state, OutputState::kLive);
    EXPECT_EQ(m_stage.outputs().size(), 3U) << "none was made anew";
}

TEST_F(FollowedConnectionsTest, ConnectsWhoIsNew) {
    EXPECT_TRUE(follow({named("main"), named("b"), named("c"), named("d")}));
    EXPECT_EQ(reported(), (Ids{"main", "b", "c", "d"}));
    ASSERT_EQ(m_stage.outputs().size(), 4U);
    EXPECT_EQ(m_stage.outputs()[3].plan.target.name, "d");
    EXPECT_EQ(m_connections.outputsOf(0).back(), m_stage.outputs()[3].output);
}

TEST_F(FollowedConnectionsTest, ConnectsAgainOnlyOnceTheFirstHasGone) {
    m_stage.output(1).hang();
    follow({named("main"), named("c")});
    EXPECT_FALSE(follow({named("main"), named("b"), named("c")}));
    EXPECT_EQ(m_stage.outputs().size(), 3U);
    m_stage.output(1).setState(OutputState::kEnded);
    EXPECT_TRUE(follow({named("main"), named("b"), named("c")}));
    EXPECT_EQ(m_stage.outputs().size(), 4U);
    EXPECT_EQ(reported(), (Ids{"main", "c", "b"}));
}

TEST_F(FollowedConnectionsTest, WaitsNoLongerThanASecondAndAHalfForAGoodbye) {
    m_stage.output(1).hang();
    follow({named("main"), named("c")});
    EXPECT_LT(m_stage.output(1).patience(), 1500ms);
    m_now += 1500ms;
    EXPECT_TRUE(follow({named("main"), named("b"), named("c")}));
}

TEST_F(FollowedConnectionsTest, HaveNotEndedWhileOneThatLeavesSaysGoodbye) {
    m_stage.output(1).hang();
    follow({named("main"), named("c")});
    m_connections.end(1s);
    m_connections.refresh();
    EXPECT_FALSE(m_connections.haveEnded());
    m_stage.output(1).setState(OutputState::kEnded);
    EXPECT_TRUE(m_connections.haveEnded());
}

TEST_F(FollowedConnectionsTest, ConnectsAnewWithAnotherKeyAndNotWithAnotherName) {
    Destination renamed = named("b");
    renamed.target.name = "B";
    EXPECT_FALSE(follow({named("main"), renamed, named("c")}));
    EXPECT_EQ(m_connections.reports()[1].name, "B");
    Destination rekeyed = renamed;
    rekeyed.target.key = "other";
    EXPECT_TRUE(follow({named("main"), rekeyed, named("c")}));
    EXPECT_TRUE(follow({named("main"), rekeyed, named("c")})) << "now that the first has gone";
    EXPECT_EQ(m_stage.outputs().back().plan.target.key, "other");
}

TEST_F(BroadcastConnectionsTest, KeepTheMainOneWhereItsPlaceIsAnother) {
    auto connections = connect({destination("main", true), named("b")});
    Destination renewed = destination("main", true);
    renewed.target.key = "new ticket";
    for (int time = 0; time != 2; ++time) {
        EXPECT_FALSE(
            connections.follow({renewed, named("b")}, twoRenditions(), m_stage.parts(), {}));
    }
    EXPECT_EQ(m_stage.outputs().size(), 3U) << "none was made anew";
    EXPECT_EQ(m_stage.output(0).targets(), std::vector{renewed.target}) << "once, for its group";
    EXPECT_TRUE(m_stage.output(1).targets().empty());
    EXPECT_TRUE(m_stage.output(2).targets().empty()) << "another destination's";
    connections.refresh();
    EXPECT_EQ(connections.reports().front().id, "") << "the first is still the main one";
    EXPECT_EQ(m_stage.output(0).status().state, OutputState::kLive);
}

TEST_F(FollowedConnectionsTest, ReportWhyOneCouldNotBeMade) {
    m_stage.parts().makeOutputs =
        [](const DestinationPlan&) -> Result<BroadcastConnections::Outputs> {
        return Error{ErrorCode::kInvalidArgument, "no such address"};
    };
    EXPECT_TRUE(follow({named("main"), named("b"), named("c"), named("d")}));
    EXPECT_EQ(m_connections.reports().back().status.state, OutputState::kRefused);
    EXPECT_EQ(m_connections.reports().back().status.reason, "no such address");
    EXPECT_FALSE(follow({named("main"), named("b"), named("c"), named("d")})) << "once is enough";
}

/// An output whose end takes as long as the test likes.
class StuckOutput final : public publish::Output {
public:
    StuckOutput(std::shared_ptr<EncoderControl> gate, OutputState state) : m_gate(std::move(gate)) {
        m_status.state = state;
    }
    ~StuckOutput() override { m_gate->encode({}); }
    void consume(const media::MediaEvent&) override {}
    publish::OutputStatus status() const override { return m_status; }
    void end(std::chrono::milliseconds) override {}

private:
    std::shared_ptr<EncoderControl> m_gate;
    publish::OutputStatus m_status;
};

class StuckConnectionsTest : public BroadcastConnectionsTest,
                             public testing::WithParamInterface<OutputState> {};

TEST_P(StuckConnectionsTest, DoNotWaitForAnOutputThatHangs) {
    const auto gate = std::make_shared<EncoderControl>();
    gate->hold();
    m_stage.parts().makeOutputs =
        [&](const DestinationPlan&) -> Result<BroadcastConnections::Outputs> {
        return BroadcastConnections::Outputs{std::make_shared<StuckOutput>(gate, GetParam())};
    };
    { const auto connections = connect({destination("stuck", false)}); }
    gate->waitUntilBusy();
    EXPECT_EQ(gate->encoded(), 0U) << "its destructor waits on another thread";
    gate->release();
    test::waitUntil([&] { return gate.use_count() == 1; });
}

INSTANTIATE_TEST_SUITE_P(BroadcastConnections, StuckConnectionsTest,
                         testing::Values(OutputState::kConnecting, OutputState::kRefused,
                                         OutputState::kEnded));

}  // namespace
}  // namespace sigma::studio
