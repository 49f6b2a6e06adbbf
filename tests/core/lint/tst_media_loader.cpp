#include "core/lint/media_loader.h"
#include "tests/core/lint/lint_fixture.h"

namespace sigma::lint {
namespace {

class MediaLoaderTest : public test::LintFixture {
protected:
    Names broken() const { return test::brokenRules(m_context.findings); }

    MediaLoader m_loader{m_context, urlOf("/v/media.m3u8")};
};

TEST_F(MediaLoaderTest, BeginsWithTheNewestSegmentAndItsParts) {
    m_loader.queueFirst(loadNow());
    run(m_loader.load());
    EXPECT_EQ(broken(), Names{});
    EXPECT_EQ(m_server.requests(),
              (Names{"/v/init.mp4", "/v/19.0.m4s", "/v/19.1.m4s", "/v/19.2.m4s", "/v/19.3.m4s",
                     "/v/19.m4s", "/v/20.0.m4s", "/v/20.1.m4s"}));
}

TEST_F(MediaLoaderTest, AsksForAHintedPartOnlyOnce) {
    const LoadedPlaylist before = loadNow();
    run(m_loader.loadHinted(before));
    m_stream.answer({"/v/media.m3u8", "_HLS_msn=20&_HLS_part=2", ""});
    m_loader.queueNew(before, loadNow());
    run(m_loader.load());
    EXPECT_EQ(broken(), Names{});
    EXPECT_EQ(m_server.requests(), (Names{"/v/20.2.m4s", "/v/init.mp4"}));
    EXPECT_EQ(m_context.counts.parts, 1U);
}

TEST_F(MediaLoaderTest, KnowsAHintThatIsNotHonoured) {
    const LoadedPlaylist before = loadNow();
    m_stream.spoil([](const Request&, Reply& reply) { reply.status = 404; });
    run(m_loader.loadHinted(before));
    m_stream.spoil([](const Request&, Reply&) {});
    EXPECT_EQ(broken(), Names{});
    m_stream.answer({"/v/media.m3u8", "_HLS_msn=20&_HLS_part=2", ""});
    m_loader.queueNew(before, loadNow());
    run(m_loader.load());
    EXPECT_EQ(broken(), Names{"hinted-part-failed"});
}

TEST_F(MediaLoaderTest, TakesARefusalOfAHintThatBecomesAGap) {
    const LoadedPlaylist before = loadNow();
    m_stream.spoil([](const Request&, Reply& reply) { reply.status = 404; });
    run(m_loader.loadHinted(before));
    m_stream.spoil([](const Request&, Reply&) {});
    m_stream.answer({"/v/media.m3u8", "_HLS_msn=20&_HLS_part=2", ""});
    LoadedPlaylist after = loadNow();
    after.playlist.inProgress.parts.back().isGap = true;
    m_loader.queueNew(before, after);
    run(m_loader.load());
    EXPECT_EQ(broken(), Names{});
}

TEST_F(MediaLoaderTest, KnowsMediaThatCannotBeHad) {
    m_stream.spoil([](const Request& request, Reply& reply) {
        reply.status = request.path == "/v/19.1.m4s" ? 404 : reply.status;
    });
    m_loader.queueFirst(loadNow());
    run(m_loader.load());
    EXPECT_EQ(broken(), Names{"media-unavailable"});
}

TEST_F(MediaLoaderTest, LeavesGapsAlone) {
    LoadedPlaylist loaded = loadNow();
    loaded.playlist.inProgress.parts[0].isGap = true;
    m_loader.queueFirst(loaded);
    run(m_loader.load());
    EXPECT_EQ(broken(), Names{});
    EXPECT_EQ(m_context.counts.parts, 5U);
}

}  // namespace
}  // namespace sigma::lint
