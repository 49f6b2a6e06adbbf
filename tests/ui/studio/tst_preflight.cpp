#include <algorithm>

#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"
#include "ui/studio/preflight.h"

namespace sigma::ui {
namespace {

const std::string kUrl = "rtmp://two.example.org/live";

/// A studio with a further service that has its key; the network answers when the test says so.
class PreflightTest : public testing::Test {
protected:
    PreflightTest() {
        m_scene.network.answersReach = false;
        m_scene.open();
        StudioSettings settings = m_scene.desk->settings();
        settings.further = {m_service};
        EXPECT_TRUE(m_scene.desk->apply(settings).has_value());
        m_credentials.setFurtherKey(m_service, QStringLiteral("key"));
    }

    /// What answers the question that was asked last.
    Then<void> takeQuestion() { return std::exchange(m_scene.network.waitingReach, {}); }
    CheckReason further() const {
        const auto item =
            std::ranges::find(m_preflight.checks(), CheckId::kFurther, &CheckItem::id);
        EXPECT_NE(item, m_preflight.checks().end());
        return item->reason;
    }

    const FurtherService m_service{"1", "Two", kUrl, true};
    const Error m_refusal{ErrorCode::kIo, "nobody listens"};
    test::StudioScene m_scene;
    Credentials m_credentials{m_scene.secrets, m_scene.network};
    Preflight m_preflight{*m_scene.desk, m_credentials, m_scene.network, m_scene.encoders};
};

TEST_F(PreflightTest, SaysOfAFurtherServiceWhatItAnswers) {
    m_preflight.lookAround();
    EXPECT_EQ(m_scene.network.reached.back(), kUrl);
    EXPECT_EQ(further(), CheckReason::kFurtherAsked);
    takeQuestion()(m_refusal);
    EXPECT_EQ(further(), CheckReason::kFurtherUnreachable);
    m_preflight.askAgain();
    takeQuestion()({});
    EXPECT_EQ(further(), CheckReason::kFurtherReady);
}

TEST_F(PreflightTest, LetsNoLateAnswerUndoThatAFurtherServiceWasReached) {
    m_preflight.lookAround();
    const auto first = takeQuestion();
    m_preflight.askAgain();
    const auto second = takeQuestion();
    second({});
    EXPECT_EQ(further(), CheckReason::kFurtherReady);
    first(m_refusal);
    EXPECT_EQ(further(), CheckReason::kFurtherReady);
}

TEST_F(PreflightTest, DoesNotAskAgainWhoHasAnsweredWell) {
    m_preflight.lookAround();
    takeQuestion()({});
    const std::size_t questions = m_scene.network.reached.size();
    m_preflight.askAgain();
    EXPECT_EQ(m_scene.network.reached.size(), questions);
}

TEST_F(PreflightTest, DoesNotWaitForSourcesThatRest) {
    m_preflight.lookAround();
    takeQuestion()({});
    for (studio::SourceReport& source : m_scene.studio.current.sources) {
        source.status.state = capture::SourceState::kStopped;
    }
    m_preflight.update(m_scene.studio.current.sources);
    EXPECT_FALSE(m_preflight.isWaiting());
}

}  // namespace
}  // namespace sigma::ui
