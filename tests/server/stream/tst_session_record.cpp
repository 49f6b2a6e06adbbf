#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/stream/session_record.h"
#include "tests/server/stream/notice_log.h"
#include "tests/support/fake_clock.h"

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;
using domain::EndedReason;
using domain::InputSignal;
using domain::SessionInput;
using domain::SessionSignal;
using domain::SessionState;

class SessionRecordTest : public testing::Test {
protected:
    static domain::Session begun() {
        domain::Session session;
        session.id = domain::SessionId("session-1");
        session.channel = domain::ChannelId("news");
        return session;
    }

    test::FakeClock clock;
    std::shared_ptr<NoticeLog> log = std::make_shared<NoticeLog>();
    std::shared_ptr<SessionRecord::Report> report = std::make_shared<SessionRecord::Report>();
    std::optional<SessionRecord> record{std::in_place, begun(), clock, log, report};
};

TEST_F(SessionRecordTest, TellsOfItsBeginning) {
    EXPECT_EQ(log->take(), "created");
    EXPECT_EQ(log->last().at, clock.wallNow());
    EXPECT_EQ(log->last().session.createdAt, clock.wallNow());
    EXPECT_EQ(log->last().session.state, SessionState::kInit);
    EXPECT_EQ(report->load()->id.value(), "session-1");
}

TEST_F(SessionRecordTest, TellsOfEachStateInItsTurn) {
    clock.advance(1s);
    record->signal(SessionSignal::kDecodable);
    clock.advance(1s);
    record->signal(SessionSignal::kWatchable);
    const WallTime live = clock.wallNow();
    clock.advance(1s);
    record->signal(SessionSignal::kFailed, "it is broken");
    EXPECT_EQ(log->last().detail, "it is broken");
    record->signal(SessionSignal::kRecovered);
    record->signal(SessionSignal::kWatchable);
    EXPECT_EQ(log->last().session.liveAt, live) << "the first time counts";
    record->end(EndedReason::kMaxDuration, "enough");
    EXPECT_EQ(log->take(), "created processing live error recovered live ended");
    EXPECT_EQ(log->last().session.endedReason, EndedReason::kMaxDuration);
    EXPECT_EQ(log->last().session.endedAt, clock.wallNow());
    EXPECT_EQ(log->last().detail, "enough");
}

TEST_F(SessionRecordTest, TellsNothingOfIllegalMoves) {
    EXPECT_FALSE(record->signal(SessionSignal::kWatchable));
    EXPECT_FALSE(record->signal(InputSignal::kFed, SessionNews::kInputRecovered));
    EXPECT_EQ(log->take(), "created");
    EXPECT_EQ(record->state(), SessionState::kInit);
}

TEST_F(SessionRecordTest, MovesTheInput) {
    EXPECT_TRUE(record->signal(InputSignal::kStarved, SessionNews::kInputStarved));
    EXPECT_EQ(report->load()->input, SessionInput::kStarved);
    EXPECT_TRUE(record->signal(InputSignal::kDisconnected, SessionNews::kInputDisconnected));
    EXPECT_EQ(log->last().session.input, SessionInput::kLost);
    EXPECT_EQ(log->take(), "created starved -input");
}

TEST_F(SessionRecordTest, NumbersItsNewsButNotItsFigures) {
    record->tell(SessionNews::kMeasured);
    EXPECT_EQ(log->last().session.lastSequence, 1);
    record->tell(SessionNews::kEndingSoon);
    EXPECT_EQ(log->last().session.lastSequence, 2);
}

TEST_F(SessionRecordTest, ReportsFiguresAndPublisherAtOnce) {
    domain::SessionMedia media;
    media.width = 1920;
    record->setFigures(media, {75, "a finding"});
    record->setPublisher("192.0.2.1", "an encoder");
    EXPECT_EQ(report->load()->media, media);
    EXPECT_EQ(report->load()->health.cause, "a finding");
    EXPECT_EQ(report->load()->remote, "192.0.2.1");
    EXPECT_EQ(report->load()->encoder, "an encoder");
    EXPECT_EQ(log->take(), "created");
}

TEST_F(SessionRecordTest, TakesItsReportBack) {
    record.reset();
    EXPECT_EQ(report->load(), nullptr);
}

TEST_F(SessionRecordTest, NeedsNoObserver) {
    SessionRecord quiet(begun(), clock, nullptr, report);
    EXPECT_TRUE(quiet.signal(SessionSignal::kDecodable));
}

}  // namespace
}  // namespace sigma::stream
