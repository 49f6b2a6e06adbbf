#include <gtest/gtest.h>

#include "core/publish/connection_watch.h"
#include "tests/support/fake_clock.h"

namespace sigma::publish {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class ConnectionWatchTest : public testing::Test {
protected:
    ConnectionWatchTest() { m_watch.begin(m_clock.steadyNow()); }

    LinkSample after(milliseconds time, bool isSending = false) {
        m_clock.advance(time);
        return m_watch.measure(m_clock.steadyNow(), m_report, m_queue, isSending);
    }
    bool isStuck() const { return m_watch.isStuck(m_clock.steadyNow()); }

    sigma::test::FakeClock m_clock;
    ConnectionWatch m_watch{seconds(5)};
    LinkReport m_report;
    SendQueue m_queue;
};

TEST_F(ConnectionWatchTest, IsNotStuckWithNothingToSend) {
    after(seconds(60));
    EXPECT_FALSE(isStuck());
}

TEST_F(ConnectionWatchTest, IsStuckAfterFiveSecondsWithoutAnAcknowledgement) {
    m_report.bytesInFlight = 1'448;
    after(milliseconds(4'900));
    EXPECT_FALSE(isStuck());
    after(milliseconds(100));
    EXPECT_TRUE(isStuck());
}

TEST_F(ConnectionWatchTest, IsStuckWhereAMessageDoesNotGetIntoTheKernel) {
    after(seconds(5), true);
    EXPECT_TRUE(isStuck());
}

TEST_F(ConnectionWatchTest, TakesAnyAcknowledgementForProgress) {
    m_report.bytesInFlight = 1'448;
    after(milliseconds(4'900));
    m_report.bytesAcknowledged = 1;
    after(milliseconds(4'900));
    EXPECT_FALSE(isStuck());
}

TEST_F(ConnectionWatchTest, CountsTheDelayFromWhatHasNotLeftTheKernel) {
    m_queue.push({MessageKind::kFrame, 1'000, {Bytes(10), {}}});
    m_queue.push({MessageKind::kKeyFrame, 1'240, {Bytes(500), {}}});
    m_queue.pop();
    m_queue.finishSending();
    m_report.bytesWritten = 10;
    m_watch.onWritten(1'000, 0, m_report);
    m_report.bytesUnsent = 4;
    const LinkSample sample = after(milliseconds(100));
    EXPECT_EQ(sample.delay, milliseconds(240));
    EXPECT_EQ(sample.backlogBytes, 504U);
    EXPECT_EQ(sample.keyFrameBytes, 500U);
    m_report.bytesUnsent = 0;
    EXPECT_EQ(after(milliseconds(100)).delay, milliseconds(0));
}

TEST_F(ConnectionWatchTest, KeepsItsRatesWhileTheKernelHoldsBackAndTheWayBack) {
    const auto acknowledge = [&](std::uint64_t bytes) {
        m_report.bytesAcknowledged += bytes;
        return after(milliseconds(100));
    };
    m_report.roundTrip = milliseconds(150);
    acknowledge(10'000);
    EXPECT_EQ(acknowledge(10'000).recentBitrate, 800'000);
    m_report.isHoldingBack = true;
    EXPECT_EQ(acknowledge(1'000).recentBitrate, 800'000);
    m_report.isHoldingBack = false;
    EXPECT_EQ(acknowledge(1'000).recentBitrate, 800'000);
    EXPECT_EQ(acknowledge(20'000).recentBitrate, 1'600'000);
}

TEST_F(ConnectionWatchTest, TellsOfAKeyFrameUntilARoundTripAfterItWasAcknowledged) {
    m_report.roundTrip = milliseconds(150);
    m_report.bytesWritten = m_report.bytesInFlight = 500;
    m_watch.onWritten(0, 500, m_report);
    EXPECT_EQ(after(milliseconds(100)).keyFrameBytes, 500U);
    m_report.bytesInFlight = 0;
    EXPECT_EQ(after(milliseconds(100)).keyFrameBytes, 500U);
    EXPECT_EQ(after(milliseconds(100)).keyFrameBytes, 0U);
}

TEST_F(ConnectionWatchTest, BearsASystemThatCallsMoreUnsentThanWasWritten) {
    m_report.bytesUnsent = 100;
    EXPECT_EQ(after(milliseconds(100)).delay, milliseconds(0));
}

}  // namespace
}  // namespace sigma::publish
