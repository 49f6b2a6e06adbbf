#include "core/lint/active_probes.h"
#include "tests/core/lint/lint_fixture.h"

namespace sigma::lint {
namespace {

class ActiveProbesTest : public test::LintFixture {
protected:
    Names probe() {
        ActiveProbes probes(m_context, urlOf("/v/media.m3u8"), loadNow());
        run(probes.run());
        return test::brokenRules(m_context.findings);
    }

    /// Every request whose query has that passage is answered so.
    void answerWith(const std::string& passage, const Reply& answer) {
        m_stream.spoil([=](const Request& request, Reply& reply) {
            if (request.query.find(passage) != std::string::npos) {
                reply = answer;
            }
        });
    }
};

TEST_F(ActiveProbesTest, FindNothingWrongWithAGoodServer) {
    EXPECT_EQ(probe(), Names{});
    EXPECT_EQ(m_server.requests().size(), 5U);
}

TEST_F(ActiveProbesTest, KnowAServerThatHoldsTheFarFuture) {
    answerWith("_HLS_msn=1020", {.manner = sigma::test::ScriptedHttpServer::Manner::kHeld});
    EXPECT_EQ(probe(), Names{"far-future-not-refused"});
}

TEST_F(ActiveProbesTest, KnowAServerThatTakesAPartWithoutItsSegment) {
    m_stream.spoil([this](const Request& request, Reply& reply) {
        if (request.query == "_HLS_part=0") {
            reply.status = 200;
            reply.body = m_stream.playlist();
        }
    });
    EXPECT_EQ(probe(), Names{"part-without-msn-not-refused"});
}

TEST_F(ActiveProbesTest, KnowAServerThatRefusesThePast) {
    answerWith("_HLS_msn=19", {.status = 400, .headers = {{"Access-Control-Allow-Origin", "*"}}});
    EXPECT_EQ(probe(), (Names{"past-msn-not-answered", "part-rollover-not-answered"}));
}

TEST_F(ActiveProbesTest, KnowAServerThatServesAnything) {
    m_stream.spoil([](const Request& request, Reply& reply) {
        if (request.path.ends_with("-not-there.m4s")) {
            reply = {.status = 200, .body = "<html>", .headers = {}};
        }
    });
    EXPECT_EQ(probe(), (Names{"unknown-media-not-refused", "no-cross-origin"}));
}

TEST_F(ActiveProbesTest, KnowRefusalsThatPagesCannotRead) {
    answerWith("_HLS_part=0", {.status = 400, .headers = {{"Cache-Control", "max-age=60"}}});
    EXPECT_EQ(probe(), (Names{"no-cross-origin-on-error", "error-cached-too-long"}));
}

TEST_F(ActiveProbesTest, AskAnEndedStreamForNothingElse) {
    m_stream.end();
    EXPECT_EQ(probe(), Names{});
    EXPECT_EQ(m_server.requests().size(), 1U);
}

}  // namespace
}  // namespace sigma::lint
