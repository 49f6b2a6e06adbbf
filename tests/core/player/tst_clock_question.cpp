#include <gtest/gtest.h>

#include "core/player/timing/clock_question.h"
#include "tests/core/player/playlist_maker.h"
#include "tests/core/player/scripted_fetcher.h"
#include "tests/support/fake_clock.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

class ClockQuestionTest : public testing::Test {
protected:
    FetchAnswer answerAfter(std::string text, Duration roundTrip) {
        const SteadyTime sentAt = m_clock.steadyNow();
        m_clock.advance(roundTrip);
        FetchAnswer answer = test::answerWith(std::move(text), m_clock.steadyNow());
        answer.sentAt = sentAt;
        return answer;
    }
    static Duration apart(WallTime a, WallTime b) {
        return std::chrono::abs(std::chrono::duration_cast<Duration>(a - b));
    }

    sigma::test::FakeClock m_clock;
    test::ScriptedFetcher m_fetcher;
    Requests m_requests{m_fetcher};
};

TEST_F(ClockQuestionTest, AsksTheServerForItsTime) {
    ClockQuestion question(test::urlOf("http://a.example/time"), m_requests, m_clock);
    question.tick();
    EXPECT_FALSE(question.now());
    m_fetcher.answer(m_requests, "/time", answerAfter("1767268800000\n", 40ms));
    ASSERT_TRUE(question.now());
    EXPECT_LT(apart(*question.now(), WallTime(test::kNoon)), 41ms);
    m_clock.shiftWall(1h);
    EXPECT_LT(apart(*question.now(), WallTime(test::kNoon)), 41ms);
}

TEST_F(ClockQuestionTest, TriesAgainAfterNonsense) {
    ClockQuestion question(test::urlOf("http://a.example/time"), m_requests, m_clock);
    for (const char* const text : {"", "soon", "99999999999999999"}) {
        question.tick();
        m_fetcher.answer(m_requests, "/time", answerAfter(text, 10ms));
        EXPECT_FALSE(question.now());
        EXPECT_EQ(question.tick(), m_clock.steadyNow() + 5min);
        m_clock.advance(5min);
    }
}

TEST_F(ClockQuestionTest, TriesAgainSoonWhereNothingAnswers) {
    ClockQuestion question(test::urlOf("http://a.example/time"), m_requests, m_clock);
    question.tick();
    m_fetcher.answer(m_requests, "/time", Error{ErrorCode::kIo, "no route"});
    EXPECT_EQ(question.tick(), m_clock.steadyNow() + 2s);
    question.onAnswer(answerAfter("", 40ms));
    EXPECT_FALSE(question.now());
}

TEST_F(ClockQuestionTest, TriesAgainSoonWhereTheServerIsUnavailableForNow) {
    ClockQuestion question(test::urlOf("http://a.example/time"), m_requests, m_clock);
    question.tick();
    m_fetcher.answer(m_requests, "/time", test::answerOf(503));
    EXPECT_EQ(question.tick(), m_clock.steadyNow() + 2s);
}

TEST_F(ClockQuestionTest, TakesADateWhereTheServerTellsNoTime) {
    ClockQuestion question(test::urlOf("http://a.example/time"), m_requests, m_clock);
    question.tick();
    m_fetcher.answer(m_requests, "/time", test::answerOf(404));
    EXPECT_FALSE(question.now());
    FetchAnswer answer = answerAfter("", 3s);
    answer.headers["date"] = "Thu, 01 Jan 2026 12:00:00 GMT";
    question.onAnswer(answer);
    ASSERT_TRUE(question.now());
    EXPECT_LT(apart(*question.now(), WallTime(test::kNoon)), 1s);
    m_clock.advance(5min);
    question.tick();
    m_fetcher.answer(m_requests, "/time", answerAfter("1767269100700", 40ms));
    EXPECT_LT(apart(*question.now(), WallTime(test::kNoon) + 5min + 700ms), 41ms);
}

TEST_F(ClockQuestionTest, TakesAnotherDateWhenItBeginsAgain) {
    ClockQuestion question(std::nullopt, m_requests, m_clock);
    question.onAnswer(answerAfter("", 40ms));
    question.beginAgain();
    EXPECT_FALSE(question.now());
    question.onAnswer(answerAfter("", 40ms));
    EXPECT_TRUE(question.now());
}

TEST_F(ClockQuestionTest, TakesThisMachinesTimeWhereTheServerAgrees) {
    ClockQuestion question(std::nullopt, m_requests, m_clock);
    FetchAnswer answer = answerAfter("", 40ms);
    answer.headers["date"] = "Thu, 01 Jan 2026 00:00:01 GMT";
    question.onAnswer(answer);
    ASSERT_TRUE(question.now());
    EXPECT_LT(apart(*question.now(), m_clock.wallNow()), 1ms);
}

TEST_F(ClockQuestionTest, TakesTheServersDateWhereThisMachineIsWrong) {
    ClockQuestion question(std::nullopt, m_requests, m_clock);
    FetchAnswer answer = answerAfter("", 40ms);
    answer.headers["date"] = "Thu, 01 Jan 2026 12:00:00 GMT";
    question.onAnswer(answer);
    ASSERT_TRUE(question.now());
    EXPECT_LT(apart(*question.now(), WallTime(test::kNoon)), 1s);
}

TEST_F(ClockQuestionTest, ForgetsWhatItKnewWhenItBeginsAgain) {
    ClockQuestion question(test::urlOf("http://a.example/time"), m_requests, m_clock);
    question.tick();
    m_fetcher.answer(m_requests, "/time", answerAfter("1767268800000", 40ms));
    question.beginAgain();
    EXPECT_FALSE(question.now());
    question.tick();
    EXPECT_TRUE(m_fetcher.asks("/time"));
}

}  // namespace
}  // namespace sigma::player
