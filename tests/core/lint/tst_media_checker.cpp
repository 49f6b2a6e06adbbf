#include "core/lint/media_checker.h"
#include "tests/core/lint/made_media.h"
#include "tests/core/lint/playlist_texts.h"

namespace sigma::lint {
namespace {

using namespace std::chrono_literals;
using Names = std::vector<std::string>;

class MediaCheckerTest : public testing::Test {
protected:
    MediaCheckerTest() {
        m_checker.takeInit("init.mp4", test::initBytes());
        m_segment.uri = "7.m4s";
        m_segment.duration = 2s;
        m_segment.map.uri = "init.mp4";
        m_segment.programDateTime = hls::DateTime(1'000'000s);
        for (int part = 0; part != 4; ++part) {
            m_segment.parts.push_back(
                {"7." + std::to_string(part) + ".m4s", 500ms, part == 0, false});
        }
    }

    void checkParts() {
        for (std::uint64_t part = 0; part != 4; ++part) {
            m_checker.checkPart({7, part}, m_segment, 0, test::partBytes(7, part));
        }
    }

    void checkSegment(const SharedBuffer& bytes) {
        m_checker.checkSegment(7, m_segment, 0, true, bytes);
    }

    Names broken() const { return test::brokenRules(m_findings); }

    Findings m_findings;
    MediaChecker m_checker{test::kUrl, m_findings};
    hls::Segment m_segment;
};

TEST_F(MediaCheckerTest, TakesMediaThatIsWhatItsTagsSay) {
    checkParts();
    checkSegment(test::segmentBytes(7));
    EXPECT_EQ(broken(), Names{});
    EXPECT_EQ(m_checker.peakBitrate(), test::segmentBytes(7).size() * 8 / 2);
    ASSERT_TRUE(m_checker.mapping());
    EXPECT_EQ(m_checker.mapping()->zero, hls::DateTime(1'000'000s - 14s));
}

TEST_F(MediaCheckerTest, KnowsAPartOfAnotherLength) {
    m_segment.parts[0].duration = 400ms;
    m_checker.checkPart({7, 0}, m_segment, 0, test::partBytes(7, 0));
    EXPECT_EQ(broken(), Names{"part-duration-wrong"});
}

TEST_F(MediaCheckerTest, KnowsASegmentOfAnotherLength) {
    m_segment.duration = 1'900ms;
    checkSegment(test::segmentBytes(7));
    EXPECT_EQ(broken(), Names{"segment-duration-wrong"});
}

TEST_F(MediaCheckerTest, LetsASegmentThatStalledLastLonger) {
    m_segment.parts.back().isGap = true;
    checkSegment(test::fragmentBytes(280, 30, true));
    EXPECT_EQ(broken(), Names{});
}

TEST_F(MediaCheckerTest, KnowsAHoleBetweenParts) {
    m_checker.checkPart({7, 0}, m_segment, 0, test::partBytes(7, 0));
    m_checker.checkPart({7, 1}, m_segment, 0, test::partBytes(7, 2));
    EXPECT_EQ(broken(), Names{"timeline-broken"});
}

TEST_F(MediaCheckerTest, LetsTheTimelineJumpAtADiscontinuityOrAGap) {
    checkParts();
    m_segment.hasDiscontinuityBefore = true;
    m_checker.checkPart({8, 0}, m_segment, 1, test::partBytes(80, 0));
    m_checker.interrupt();
    m_checker.checkPart({8, 1}, m_segment, 1, test::partBytes(90, 1));
    EXPECT_EQ(broken(), Names{});
}

TEST_F(MediaCheckerTest, KnowsPartsThatAreNotTheSegment) {
    checkParts();
    checkSegment(test::fragmentBytes(280, 40, true));
    EXPECT_EQ(broken(), Names{});  // The same samples in another packing.
    checkSegment(test::fragmentBytes(280, 39, true));
    EXPECT_EQ(broken(), (Names{"timeline-broken", "parts-differ-from-segment"}));
}

TEST_F(MediaCheckerTest, KnowsFramesThatNeedOthers) {
    m_checker.checkPart({7, 0}, m_segment, 0, test::fragmentBytes(280, 10, false));
    checkSegment(test::fragmentBytes(280, 40, false));
    EXPECT_EQ(broken(), (Names{"part-not-independent", "segment-not-independent"}));
}

TEST_F(MediaCheckerTest, KnowsMediaThatIsCutOff) {
    const SharedBuffer part = test::partBytes(7, 0);
    m_checker.checkPart({7, 0}, m_segment, 0, part.slice(0, part.size() - 20));
    m_checker.checkPart({7, 1}, m_segment, 0, {});
    EXPECT_EQ(broken(), Names{"media-unreadable"});
    EXPECT_EQ(m_findings.list().front().count, 2U);
}

TEST_F(MediaCheckerTest, KnowsAnInitialisationSectionThatIsNone) {
    m_checker.takeInit("bad.mp4", SharedBuffer::take(std::string("<html>not found</html>")));
    EXPECT_EQ(broken(), Names{"media-unreadable"});
    EXPECT_TRUE(m_checker.knowsInit("bad.mp4"));
    m_segment.map.uri = "bad.mp4";
    checkSegment(test::segmentBytes(7));
    EXPECT_EQ(m_findings.list().front().count, 1U);
}

TEST_F(MediaCheckerTest, SaysWhatItDoesNotLookInto) {
    m_segment.map.uri = "";
    checkSegment(SharedBuffer::take(std::string("\x47@\0\x10", 4)));
    EXPECT_EQ(broken(), Names{"not-checked"});
    EXPECT_EQ(m_findings.list().front().seen, "the inside of MPEG-TS");
}

}  // namespace
}  // namespace sigma::lint
