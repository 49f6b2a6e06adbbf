#include <algorithm>

#include <gtest/gtest.h>

#include "core/studio/broadcast.h"
#include "tests/core/studio/flat_pictures.h"
#include "tests/core/studio/studio_stage.h"
#include "tests/support/stepped_clock.h"
#include "tests/support/wait_until.h"

namespace sigma::studio {
namespace {

using publish::OutputState;
using namespace std::chrono_literals;

constexpr std::uint32_t kTop = 720;
constexpr std::uint32_t kLow = 360;
/// The programme's picture when the broadcast begins.
constexpr std::uint64_t kFirst = 100;

class BroadcastTest : public testing::Test {
protected:
    void start(std::vector<Destination> destinations = {
                   {{"ours", "rtmp://a/live", "key", true}, true}}) {
        m_program.renditions = {{"720p", 1280, kTop, 3'000'000}, {"360p", 640, kLow, 800'000}};
        auto made = Broadcast::create(m_program, destinations, m_stage.parts());
        ASSERT_FALSE(made.has_error());
        m_broadcast = std::move(*made);
        m_broadcast->poll(m_clock->steadyNow());
    }

    /// So many pictures with their sound at 30 a second, polled every third. Waits for the encoders
    /// of these heights to take each, unless their rendition is shed.
    void run(std::size_t pictures, const std::vector<std::uint32_t>& heights = {kTop, kLow}) {
        for (std::size_t i = 0; i != pictures; ++i) {
            const auto before = encodedOf(heights);
            m_broadcast->onPicture(m_number, m_picture);
            for (; m_block * 1'024 * 30 < (m_number + 1 - kFirst) * 48'000; ++m_block) {
                m_broadcast->onSound(m_block + kFirst * 1'600 / 1'024, m_silence);
            }
            ++m_number;
            m_clock->advance(std::chrono::nanoseconds(33'333'333));
            for (std::size_t each = 0; each != heights.size(); ++each) {
                if (!isShed(heights[each])) {
                    m_stage.encoder(heights[each])->waitUntilEncoded(before[each] + 1);
                }
            }
            if (m_number % 3 == 0) {
                m_broadcast->poll(m_clock->steadyNow());
            }
        }
    }

    std::vector<std::size_t> encodedOf(const std::vector<std::uint32_t>& heights) {
        std::vector<std::size_t> encoded;
        for (const std::uint32_t height : heights) {
            encoded.push_back(m_stage.encoder(height)->encoded());
        }
        return encoded;
    }

    bool isShed(std::uint32_t height) const {
        return m_broadcast->report()->renditions.at(height == kTop ? 0 : 1).isShed;
    }

    void settle(std::size_t output, std::size_t samples) {
        m_stage.output(output).waitForVideo(samples);
    }

    std::vector<std::int64_t> keyTimes(std::size_t output) {
        std::vector<std::int64_t> times;
        for (const auto& sample : m_stage.output(output).video()) {
            if (sample->isKey) {
                times.push_back(sample->dts / 3'000);
            }
        }
        return times;
    }

    std::shared_ptr<test::SteppedClock> m_clock = std::make_shared<test::SteppedClock>();
    StudioStage m_stage{m_clock};
    ProgramSettings m_program;
    std::shared_ptr<Broadcast> m_broadcast;
    FramePtr m_picture = flatI420(1280, 720, {});
    std::vector<float> m_silence = std::vector<float>(2'048);
    std::uint64_t m_number = kFirst;
    std::uint64_t m_block = 0;
};

using Times = std::vector<std::int64_t>;

TEST_F(BroadcastTest, TellsBothTracksBeforeAnythingElse) {
    start();
    for (std::size_t output = 0; output != 2; ++output) {
        const auto tracks = m_stage.output(output).tracks();
        ASSERT_EQ(tracks.size(), 2U);
        EXPECT_EQ(tracks[0]->kind, media::TrackKind::kVideo);
        EXPECT_EQ(tracks[1]->kind, media::TrackKind::kAudio);
    }
    EXPECT_EQ(m_stage.output(1).tracks()[0]->video.height, kLow);
}

TEST_F(BroadcastTest, CountsTimeFromItsFirstPictureInEveryRendition) {
    start();
    run(90);
    settle(0, 90);
    settle(1, 90);
    for (std::size_t output = 0; output != 2; ++output) {
        const auto video = m_stage.output(output).video();
        for (std::size_t i = 0; i != 90; ++i) {
            ASSERT_EQ(video[i]->dts, static_cast<std::int64_t>(i) * 3'000);
        }
        const auto audio = m_stage.output(output).audio();
        ASSERT_GT(audio.size(), 130U);
        for (std::size_t i = 1; i != audio.size(); ++i) {
            ASSERT_EQ(audio[i]->dts - audio[i - 1]->dts, 1'024);
        }
        // Picture 100 is at sample 160,000 of the programme; block 157 begins at 160,768.
        EXPECT_EQ(audio[0]->dts, 768);
    }
}

TEST_F(BroadcastTest, AlignsKeyFramesOverAllRenditions) {
    start();
    run(100);
    settle(0, 100);
    settle(1, 100);
    EXPECT_EQ(keyTimes(0), (Times{0, 30, 60, 90}));
    EXPECT_EQ(keyTimes(1), (Times{0, 30, 60, 90}));
}

TEST_F(BroadcastTest, MakesAKeyFrameInAllRenditionsWhenAnyConnectionAsks) {
    start();
    run(45);
    m_stage.output(1).advise({0, 1, false, 1});
    run(20);
    settle(0, 65);
    settle(1, 65);
    EXPECT_EQ(keyTimes(0), keyTimes(1));
    ASSERT_EQ(keyTimes(0).size(), 4U);
    EXPECT_GE(keyTimes(0)[2], 45);
    EXPECT_LE(keyTimes(0)[2], 49);
    EXPECT_EQ(keyTimes(0)[3], 60) << "the regular ones go on by number";
}

TEST_F(BroadcastTest, LetsHalfASecondPassBetweenKeyFramesThatAreAskedFor) {
    start();
    for (std::uint64_t requests = 1; requests != 31; ++requests) {
        m_stage.output(0).advise({0, 1, false, requests});
        run(1);
    }
    settle(0, 30);
    EXPECT_EQ(keyTimes(0), (Times{0, 15}));
}

TEST_F(BroadcastTest, FollowsTheAdviceOfEachRenditionsConnection) {
    start();
    m_stage.output(0).advise({1'700'000, 1, false, 0});
    run(6);
    EXPECT_EQ(m_stage.encoder(kTop)->bitrate(), 1'700'000);
    EXPECT_EQ(m_stage.encoder(kLow)->bitrate(), 800'000) << "no advice yet";
    EXPECT_EQ(m_broadcast->report()->renditions[0].targetBitrate, 1'700'000);
}

TEST_F(BroadcastTest, KeepsWithinTheRange) {
    m_program.bitrate = {publish::BitrateMode::kSmooth, 600'000, 2'000'000};
    start();
    run(6);
    EXPECT_EQ(m_stage.encoder(kTop)->bitrate(), 2'000'000);
    m_broadcast->setBitrateRange({publish::BitrateMode::kFixed, 300'000, 1'000'000});
    run(6);
    EXPECT_EQ(m_stage.encoder(kTop)->bitrate(), 1'000'000);
    EXPECT_EQ(m_stage.output(0).range().maximum, 1'000'000);
}

TEST_F(BroadcastTest, EncodesEachNthPictureAndEveryKeyFrameWhenItIsAdvised) {
    start();
    m_stage.output(0).advise({0, 2, false, 0});
    m_broadcast->poll(m_clock->steadyNow());
    for (std::size_t picture = 0; picture != 31; ++picture) {
        run(1, {kLow});
        m_stage.encoder(kTop)->waitUntilEncoded(picture / 2 + 1);
    }
    settle(0, 16);
    Times times;
    for (const auto& sample : m_stage.output(0).video()) {
        times.push_back(sample->dts / 3'000);
    }
    EXPECT_EQ(times, (Times{0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30}));
}

TEST_F(BroadcastTest, ShedsTheTopRenditionWhoseEncoderIsTooSlow) {
    start();
    run(30);
    m_stage.encoder(kTop)->hold();
    run(30 * 7, {kLow});
    const auto report = m_broadcast->report();
    EXPECT_TRUE(report->renditions[0].isShed);
    EXPECT_FALSE(report->renditions[1].isShed);
    EXPECT_GT(report->renditions[0].framesSkipped, 20U);
    EXPECT_EQ(report->renditions[1].framesSkipped, 0U);
    m_stage.encoder(kTop)->release();
}

TEST_F(BroadcastTest, BringsTheTopRenditionBackWithAKeyFrame) {
    start();
    m_stage.encoder(kTop)->hold();
    run(30 * 7, {kLow});
    ASSERT_TRUE(m_broadcast->report()->renditions[0].isShed);
    m_stage.encoder(kTop)->release();
    const auto stopped = static_cast<std::int64_t>(m_number - kFirst);
    while (isShed(kTop)) {
        run(1, {kLow});
    }
    while ((m_number - kFirst) % 30 != 0) {
        run(1, {kLow});
    }
    const auto resumed = static_cast<std::int64_t>(m_number - kFirst);
    run(5);
    settle(0, 5);
    const auto video = m_stage.output(0).video();
    const auto first = std::ranges::find_if(
        video, [&](const auto& sample) { return sample->dts / 3'000 > stopped; });
    ASSERT_NE(first, video.end());
    EXPECT_EQ((*first)->dts / 3'000, resumed) << "aligned with the others";
    EXPECT_TRUE((*first)->isKey);
}

TEST_F(BroadcastTest, ShedsARenditionThatTheNetworkHasNoRoomFor) {
    start();
    m_stage.output(0).advise({0, 1, true, 0});
    run(6);
    EXPECT_TRUE(isShed(kTop));
    m_stage.output(0).advise({0, 1, false, 0});
    run(3, {kLow});
    EXPECT_FALSE(isShed(kTop));
    run(21, {kLow});
    run(1);
    settle(0, 3);
    EXPECT_EQ(keyTimes(0).back(), 30) << "it comes back with a key frame";
}

TEST_F(BroadcastTest, IsConnectingLiveAndReconnectingAsItsOutputsAre) {
    m_stage.setFirstState(OutputState::kConnecting);
    start();
    EXPECT_EQ(m_broadcast->report()->state, BroadcastState::kConnecting);
    m_stage.output(1).setState(OutputState::kLive);
    m_broadcast->poll(m_clock->steadyNow());
    EXPECT_EQ(m_broadcast->report()->state, BroadcastState::kLive);
    m_clock->advance(5s);
    m_stage.output(1).setState(OutputState::kReconnecting);
    m_broadcast->poll(m_clock->steadyNow());
    EXPECT_EQ(m_broadcast->report()->state, BroadcastState::kReconnecting);
    EXPECT_EQ(m_broadcast->report()->liveFor, 5s);
}

TEST_F(BroadcastTest, EndsByItselfWhenEveryDestinationRefuses) {
    start();
    run(3);
    publish::OutputStatus refused;
    refused.state = OutputState::kRefused;
    refused.reason = "the key is wrong";
    m_stage.output(0).setStatus(refused);
    m_stage.output(1).setStatus(refused);
    m_broadcast->poll(m_clock->steadyNow());
    m_broadcast->onPicture(m_number, m_picture);
    test::waitUntil([this] { return !m_broadcast->poll(m_clock->steadyNow()); });
    const auto report = m_broadcast->report();
    EXPECT_EQ(report->state, BroadcastState::kIdle);
    EXPECT_EQ(report->destinations.at(0).status.state, OutputState::kRefused);
    EXPECT_EQ(report->destinations.at(0).status.reason, "the key is wrong");
    EXPECT_EQ(m_stage.encoder(kTop)->encoded(), 3U);
}

TEST_F(BroadcastTest, GoesOnWhileOneDestinationTakesIt) {
    start({{{"ours", "rtmp://a/live", "key", true}, false},
           {{"theirs", "rtmp://b/live", "key", true}, false}});
    m_stage.output(0).setState(OutputState::kRefused);
    m_stage.output(1).setState(OutputState::kLive);
    EXPECT_TRUE(m_broadcast->poll(m_clock->steadyNow()));
    EXPECT_EQ(m_broadcast->report()->state, BroadcastState::kLive);
    EXPECT_EQ(m_broadcast->report()->destinations.at(0).status.state, OutputState::kRefused);
}

TEST_F(BroadcastTest, BeginsWithTracksAndAKeyFrameAtADestinationThatJoins) {
    const Destination main{{"ours", "rtmp://a/live", "key", true}, true, "main"};
    const Destination late{{"theirs", "rtmp://b/live", "key", true}, false, "late"};
    start({main});
    run(40);
    m_broadcast->setDestinations({main, late});
    m_broadcast->poll(m_clock->steadyNow());
    ASSERT_EQ(m_stage.outputs().size(), 3U);
    EXPECT_EQ(m_stage.output(2).tracks().size(), 2U);
    m_stage.output(2).advise({0, 1, false, 1});
    run(20);
    settle(2, 20);
    EXPECT_FALSE(keyTimes(2).empty()) << "it asked for one";
    EXPECT_EQ(m_stage.output(2).video().back()->dts, m_stage.output(0).video().back()->dts)
        << "on the timeline of all";
    EXPECT_FALSE(m_stage.output(2).audio().empty());
    EXPECT_EQ(m_broadcast->report()->destinations.at(1).id, "late");
}

TEST_F(BroadcastTest, SendsNothingMoreToADestinationThatHasLeft) {
    const Destination main{{"ours", "rtmp://a/live", "key", true}, false, "main"};
    const Destination other{{"theirs", "rtmp://b/live", "key", true}, false, "other"};
    start({main, other});
    m_stage.output(1).advise({0, 1, false, 1});
    run(40);
    settle(1, 40);
    m_broadcast->setDestinations({main});
    m_broadcast->poll(m_clock->steadyNow());
    run(30);
    settle(0, 70);
    EXPECT_EQ(keyTimes(0), (Times{0, 15, 30, 60})) << "the others need no key frame for that";
    EXPECT_EQ(m_stage.output(1).video().size(), 40U);
    EXPECT_EQ(m_stage.output(1).status().state, OutputState::kEnded);
    EXPECT_EQ(m_broadcast->report()->destinations.size(), 1U);
    EXPECT_EQ(m_broadcast->report()->state, BroadcastState::kLive);
}

/// A broadcast whose main destination has refused it, so that all hangs on the other.
class SwitchedBroadcastTest : public BroadcastTest {
protected:
    void SetUp() override {
        start({m_main, m_other});
        m_stage.output(0).setState(OutputState::kRefused);
        m_broadcast->poll(m_clock->steadyNow());
    }
    BroadcastState switchTo(const std::vector<Destination>& destinations) {
        m_broadcast->setDestinations(destinations);
        m_broadcast->poll(m_clock->steadyNow());
        return m_broadcast->report()->state;
    }

    const Destination m_main{{"ours", "rtmp://a/live", "key", true}, false, "main"};
    const Destination m_other{{"theirs", "rtmp://b/live", "key", true}, false, "other"};
};

TEST_F(SwitchedBroadcastTest, GoesOnWhileAPersonSwitchesFromOneToAnother) {
    EXPECT_EQ(switchTo({m_main}), BroadcastState::kReconnecting);
    m_clock->advance(9s);
    Destination third = m_other;
    third.id = "third";
    ASSERT_EQ(switchTo({m_main, third}), BroadcastState::kLive);
    run(3);
    settle(2, 3);
}

TEST_F(SwitchedBroadcastTest, GoesOnWhileOneComesBackWithAnotherKey) {
    m_stage.output(1).hang();
    Destination rekeyed = m_other;
    rekeyed.target.key = "other key";
    EXPECT_EQ(switchTo({m_main, rekeyed}), BroadcastState::kReconnecting);
    m_clock->advance(1500ms);
    EXPECT_EQ(switchTo({m_main, rekeyed}), BroadcastState::kLive);
}

TEST_F(SwitchedBroadcastTest, EndsWhenNobodyHasBeenSwitchedOnForLong) {
    switchTo({m_main});
    m_clock->advance(10s);
    test::waitUntil([this] { return !m_broadcast->poll(m_clock->steadyNow()); });
    EXPECT_EQ(m_broadcast->report()->state, BroadcastState::kIdle);
}

TEST_F(SwitchedBroadcastTest, EndsAtOnceWhenItIsToldTo) {
    switchTo({m_main});
    m_broadcast->end();
    test::waitUntil([this] { return !m_broadcast->poll(m_clock->steadyNow()); });
    EXPECT_EQ(m_broadcast->report()->state, BroadcastState::kIdle);
}

TEST_F(SwitchedBroadcastTest, EndsOnceTheOneThatLeavesHasSaidGoodbye) {
    m_stage.output(0).setState(OutputState::kLive);
    m_stage.output(1).hang();
    switchTo({m_main});
    m_broadcast->end();
    test::waitUntil([this] {
        m_broadcast->poll(m_clock->steadyNow());
        return m_stage.output(0).status().state == OutputState::kEnded;
    });
    EXPECT_TRUE(m_broadcast->poll(m_clock->steadyNow()));
    m_stage.output(1).setState(OutputState::kEnded);
    EXPECT_FALSE(m_broadcast->poll(m_clock->steadyNow()));
}

TEST_F(BroadcastTest, EndsOnceAllHaveSaidGoodbye) {
    start();
    run(3);
    m_broadcast->end();
    test::waitUntil([this] { return !m_broadcast->poll(m_clock->steadyNow()); });
    EXPECT_EQ(m_broadcast->report()->state, BroadcastState::kIdle);
    EXPECT_EQ(m_broadcast->report()->destinations.at(0).status.state, OutputState::kEnded);
    EXPECT_EQ(m_stage.output(0).video().size(), 3U);
    EXPECT_FALSE(m_broadcast->poll(m_clock->steadyNow()));
    m_broadcast->onPicture(m_number, m_picture);
    m_broadcast->onSound(1'000, m_silence);
}

TEST_F(BroadcastTest, EndsWithinTwoSecondsWhateverHangs) {
    start();
    m_stage.output(0).hang();
    m_stage.encoder(kTop)->hold();
    m_broadcast->onPicture(m_number, m_picture);
    m_stage.encoder(kTop)->waitUntilBusy();
    m_broadcast->end();
    m_clock->advance(100ms);
    EXPECT_TRUE(m_broadcast->poll(m_clock->steadyNow()));
    EXPECT_EQ(m_broadcast->report()->state, BroadcastState::kEnding);
    m_clock->advance(1600ms);
    EXPECT_TRUE(m_broadcast->poll(m_clock->steadyNow()));
    m_clock->advance(200ms);
    EXPECT_FALSE(m_broadcast->poll(m_clock->steadyNow()));
    EXPECT_EQ(m_broadcast->report()->state, BroadcastState::kIdle);
    m_stage.encoder(kTop)->release();
}

TEST_F(BroadcastTest, TellsWhyItCannotStart) {
    m_program.renditions = {{"720p", 1280, kTop, 3'000'000}};
    m_stage.encoder(kTop)->refuseToOpen(true);
    const auto made = Broadcast::create(m_program, {{{"ours", "rtmp://a/live", "key", true}, true}},
                                        m_stage.parts());
    ASSERT_TRUE(made.has_error());
    EXPECT_EQ(made.error().code, ErrorCode::kUnsupported);
}

}  // namespace
}  // namespace sigma::studio
