#include "core/base/gzip.h"
#include "core/lint/rendition_watch.h"
#include "tests/core/lint/lint_fixture.h"

namespace sigma::lint {
namespace {

class RenditionWatchTest : public test::LintFixture {
protected:
    Names watch() {
        RenditionWatch watch(m_context, urlOf("/v/media.m3u8"));
        run(watch.run());
        m_last = watch.latest();
        return test::brokenRules(m_context.findings);
    }

    /// Replaces a passage of every playlist from the `from`-th on, where it is there.
    void rewrite(const std::string& passage, const std::string& replacement, int from = 0) {
        m_stream.spoil([=, this, count = 0](const Request& request, Reply& reply) mutable {
            if (request.path != "/v/media.m3u8" || reply.status != 200 || count++ < from) {
                return;
            }
            const ByteSpan bytes(reinterpret_cast<const std::uint8_t*>(reply.body.data()),
                                 reply.body.size());
            std::string text(gunzip(bytes, 100'000)->text());
            const std::size_t at = text.find(passage);
            if (at != std::string::npos) {
                text.replace(at, passage.size(), replacement);
            }
            reply.body = std::string(gzip(text).text());
        });
    }

    std::optional<LoadedPlaylist> m_last;
};

TEST_F(RenditionWatchTest, FindsNothingInAGoodStream) {
    EXPECT_EQ(watch(), Names{});
    ASSERT_TRUE(m_last);
    EXPECT_GT(m_last->next(), (Position{25, 0}));
    EXPECT_GE(m_context.counts.parts, 25U);
    EXPECT_GE(m_context.counts.segments, 6U);
    EXPECT_EQ(m_context.progress.size(), 1U);
}

TEST_F(RenditionWatchTest, AsksForDeltaUpdatesNowAndThen) {
    watch();
    const auto& requests = m_server.requests();
    EXPECT_GE(
        std::ranges::count_if(
            requests, [](const std::string& each) { return each.ends_with("&_HLS_skip=YES"); }),
        3);
}

TEST_F(RenditionWatchTest, FollowsAStreamToItsEnd) {
    m_stream.spoil([this, count = 0](const Request& request, Reply&) mutable {
        if (request.path == "/v/media.m3u8" && ++count == 4) {
            m_stream.end();
        }
    });
    EXPECT_EQ(watch(), Names{});
    EXPECT_TRUE(m_last->playlist.hasEndList);
}

TEST_F(RenditionWatchTest, KnowsParametersThatChange) {
    rewrite("PART-HOLD-BACK=1.5", "PART-HOLD-BACK=1.6", 3);
    EXPECT_EQ(watch(), Names{"parameters-changed"});
}

TEST_F(RenditionWatchTest, KnowsADeltaThatIsNotThePlaylist) {
    rewrite("#EXT-X-SKIP:SKIPPED-SEGMENTS=1", "#EXT-X-SKIP:SKIPPED-SEGMENTS=2");
    EXPECT_EQ(watch(), Names{"delta-differs"});
}

TEST_F(RenditionWatchTest, KnowsASkipThatNobodyAskedFor) {
    // Too short a time for the delta updates that are asked for.
    rewrite("#EXT-X-MAP", "#EXT-X-SKIP:SKIPPED-SEGMENTS=0\n#EXT-X-MAP");
    m_context.deadline = m_clock.steadyNow() + std::chrono::milliseconds(500);
    EXPECT_EQ(watch(), Names{"delta-unasked"});
}

TEST_F(RenditionWatchTest, KnowsAnAnswerThatCameTooEarly) {
    const std::string early = m_stream.playlist();
    m_stream.spoil([=](const Request& request, Reply& reply) {
        if (request.path == "/v/media.m3u8") {
            reply.body = std::string(gzip(early).text());
        }
    });
    EXPECT_EQ(watch(), Names{"blocking-answered-early"});
}

TEST_F(RenditionWatchTest, GivesUpOnAServerThatFails) {
    m_stream.spoil([](const Request& request, Reply& reply) {
        if (request.query.find("_HLS_msn") != std::string::npos) {
            reply = {.status = 503, .headers = {{"Access-Control-Allow-Origin", "*"}}};
        }
    });
    EXPECT_EQ(watch(), Names{"blocking-failed"});
    EXPECT_EQ(m_context.findings.list().front().count, 3U);
}

TEST_F(RenditionWatchTest, SaysWhatItCannotRead) {
    rewrite("#EXT-X-TARGETDURATION:2", "#EXT-X-TARGETDURATION:two");
    EXPECT_EQ(watch(), Names{"playlist-unreadable"});
    EXPECT_FALSE(m_last);
}

TEST_F(RenditionWatchTest, SaysThatItDoesNotReadByteRanges) {
    rewrite("#EXT-X-PART:DURATION=0.5,", "#EXT-X-PART:DURATION=0.5,BYTERANGE=\"100@0\",");
    EXPECT_EQ(watch(), Names{"not-checked"});
}

TEST_F(RenditionWatchTest, LoadsNoHintThatIsAByteRange) {
    for (const char* range : {"BYTERANGE-START=0,", "BYTERANGE-START=0,BYTERANGE-LENGTH=100,"}) {
        m_context.findings = Findings();
        m_context.counts.requests = 0;
        rewrite("TYPE=PART,URI", std::string("TYPE=PART,") + range + "URI");
        EXPECT_EQ(watch(), Names{"not-checked"}) << range;
        EXPECT_EQ(m_context.counts.requests, 1U) << range;
    }
}

}  // namespace
}  // namespace sigma::lint
