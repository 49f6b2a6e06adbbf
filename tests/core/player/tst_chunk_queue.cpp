#include <gtest/gtest.h>

#include "core/player/loading/chunk_queue.h"
#include "tests/core/player/source_fixture.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using Kind = ChunkPlan::Kind;

class ChunkQueueTest : public testing::Test {
protected:
    void ask(const std::string& uri, Kind kind = Kind::kPart) {
        ChunkPlan plan;
        plan.kind = kind;
        plan.uri = uri;
        plan.duration = 500ms;
        m_queue.ask(*m_source, std::move(plan), *m_source->tracker().base().resolve(uri), 1e6,
                    true);
    }
    void come(std::size_t bytes) {
        m_world.requests.onProgress(m_world.fetcher.open().front().id,
                                    {m_world.clock.steadyNow(), bytes});
    }
    void answer(std::string_view ending, FetchAnswer answer) {
        m_world.fetcher.answer(m_world.requests, ending, std::move(answer));
    }

    struct Told {
        std::size_t bytes;
        bool isWhole;
        bool isBesideAnother;
    };

    test::SourceFixture m_world;
    std::unique_ptr<MediaSource> m_source = m_world.makeLoaded("a", test::PlaylistMaker{}.make());
    std::vector<Told> m_told;
    std::vector<std::pair<std::size_t, ErrorCode>> m_failures;
    ChunkQueue m_queue{
        Lane::kAudio, m_world.requests, m_world.clock,
        [this](const Transfer& transfer) {
            m_told.push_back({transfer.bytes, transfer.isWhole, transfer.isBesideAnother});
        },
        [this](std::size_t index, const Error& error) {
            m_failures.emplace_back(index, error.code);
        }};
};

TEST_F(ChunkQueueTest, AsksAndKeepsWhatCame) {
    ask("one");
    ASSERT_EQ(m_world.fetcher.open().size(), 1U);
    const FetchRequest& request = m_world.fetcher.open().front();
    EXPECT_EQ(toString(request.url), "http://a.example/a/one");
    EXPECT_EQ(request.kind, FetchKind::kMedia);
    EXPECT_EQ(request.lane, Lane::kAudio);
    EXPECT_EQ(request.mediaDuration, 500ms);
    EXPECT_EQ(request.bitsPerSecond, 1e6);
    EXPECT_TRUE(request.isStartOrStall);
    EXPECT_EQ(m_queue.pending(), &m_queue.front());
    answer("one", test::answerWith("bytes"));
    EXPECT_EQ(m_queue.pending(), nullptr);
    EXPECT_EQ(m_queue.front().answer->body.text(), "bytes");
    ASSERT_EQ(m_told.size(), 1U);
    EXPECT_EQ(m_told.front().bytes, 5U);
}

TEST_F(ChunkQueueTest, AsksForNoMoreThanARange) {
    ChunkPlan plan;
    plan.uri = "file";
    plan.range = hls::ByteRange{10, 20};
    m_queue.ask(*m_source, plan, *m_source->tracker().base().resolve("file"), 1e6, false);
    EXPECT_EQ(m_world.fetcher.open().front().range, (hls::ByteRange{10, 20}));
    answer("file", test::answerWith(std::string(20, 'x')));
    EXPECT_EQ(m_failures,
              (std::vector<std::pair<std::size_t, ErrorCode>>{{0, ErrorCode::kInvalidData}}));
}

TEST_F(ChunkQueueTest, IsMorePatientWithWhatDoesNotExistYet) {
    ask("one");
    ask("two", Kind::kHint);
    EXPECT_EQ(m_world.fetcher.open()[0].patience, 4s);
    EXPECT_EQ(m_world.fetcher.open()[1].patience, 7s);
    EXPECT_TRUE(m_queue.hasHint());
    EXPECT_FALSE(m_queue[0].wasAwaited);
    EXPECT_TRUE(m_queue[1].wasAwaited);
}

TEST_F(ChunkQueueTest, TellsHowFarTheFirstHasComeAndWhetherAnotherComesBesideIt) {
    ask("one");
    ask("two", Kind::kHint);
    m_queue.tellProgress();
    EXPECT_TRUE(m_told.empty());
    come(100);
    come(200);
    m_queue.tellProgress();
    ASSERT_EQ(m_told.size(), 1U);
    EXPECT_EQ(m_told[0].bytes, 300U);
    EXPECT_FALSE(m_told[0].isWhole);
    EXPECT_FALSE(m_told[0].isBesideAnother);
    answer("two", test::answerWith("x"));
    ASSERT_EQ(m_told.size(), 2U);
    EXPECT_TRUE(m_told[1].isBesideAnother);
}

TEST_F(ChunkQueueTest, SaysWhichOneFailed) {
    ask("one");
    ask("two", Kind::kHint);
    answer("two", test::answerOf(404));
    EXPECT_EQ(m_failures,
              (std::vector<std::pair<std::size_t, ErrorCode>>{{1, ErrorCode::kNotFound}}));
}

TEST_F(ChunkQueueTest, CancelsWhatIsDropped) {
    ask("one");
    ask("two", Kind::kHint);
    m_queue.dropFrom(1);
    EXPECT_EQ(m_world.fetcher.cancelled(), 1U);
    EXPECT_EQ(m_queue.size(), 1U);
    answer("one", test::answerWith("x"));
    m_queue.dropFrom(0);
    EXPECT_EQ(m_world.fetcher.cancelled(), 1U);
    EXPECT_TRUE(m_queue.isEmpty());
    EXPECT_FALSE(m_queue.holds(*m_source));
}

TEST_F(ChunkQueueTest, LoadsNoGaps) {
    m_queue.putGap(*m_source, {});
    EXPECT_TRUE(m_world.fetcher.open().empty());
    EXPECT_EQ(m_queue.front().plan.kind, Kind::kGap);
    EXPECT_EQ(m_queue.pending(), nullptr);
    EXPECT_EQ(m_queue.pendingIndex(), 1U);
    EXPECT_TRUE(m_queue.holds(*m_source));
}

}  // namespace
}  // namespace sigma::player
