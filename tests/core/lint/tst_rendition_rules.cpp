#include "core/container/fmp4_init_reader.h"
#include "core/lint/rendition_rules.h"
#include "tests/core/lint/made_media.h"
#include "tests/core/lint/playlist_texts.h"

namespace sigma::lint {
namespace {

using namespace std::chrono_literals;
using Names = std::vector<std::string>;

RenditionSummary summaryOf(const std::string& url, const std::string& text = test::goodText()) {
    RenditionSummary summary;
    summary.url = url;
    summary.playlist = test::load(text);
    summary.tracks = *container::readInitSegment(test::initBytes());
    summary.peakBitrate = 1'000'000;
    summary.mapping = {3, hls::DateTime(1'000s)};
    return summary;
}

Names agreement(const RenditionSummary& other) {
    Findings findings;
    checkAgreement({summaryOf("http://h/a"), other}, findings);
    return test::brokenRules(findings);
}

TEST(Agreement, HoldsBetweenRenditionsOfAKind) {
    EXPECT_EQ(agreement(summaryOf("http://h/b")), Names{});
    EXPECT_EQ(agreement({}), Names{});
}

TEST(Agreement, IsBrokenByAnotherHeader) {
    for (const auto& [passage, replacement] : std::vector<std::pair<const char*, const char*>>{
             {"TARGETDURATION:2", "TARGETDURATION:3"},
             {"HOLD-BACK=6.0", "HOLD-BACK=7.0"},
             {"DISCONTINUITY-SEQUENCE:3", "DISCONTINUITY-SEQUENCE:4"}}) {
        const std::string text = test::edited(test::goodText(), passage, replacement);
        EXPECT_EQ(agreement(summaryOf("http://h/b", text)), Names{"renditions-disagree"})
            << passage;
    }
}

TEST(Agreement, IsBrokenByAnotherClock) {
    RenditionSummary other = summaryOf("http://h/b");
    other.mapping->zero += 99ms;
    EXPECT_EQ(agreement(other), Names{});
    other.mapping->zero += 2ms;
    EXPECT_EQ(agreement(other), Names{"timelines-disagree"});
    other.mapping->discontinuity = 4;
    EXPECT_EQ(agreement(other), Names{});
}

class VariantRules : public testing::Test {
protected:
    VariantRules() {
        m_sources.variant.uri = "v.m3u8";
        m_sources.variant.bandwidth = 1'000'000;
        m_sources.variant.averageBandwidth = 900'000;
        m_sources.variant.codecs = "mp4a.40.2, avc1.64001f";
        m_sources.variant.width = 1280;
        m_sources.variant.frameRateThousandths = 30'000;
        m_sources.main = &m_main;
    }

    Names broken() const {
        Findings findings;
        checkVariant(m_sources, "http://h/index.m3u8", findings);
        return test::brokenRules(findings);
    }

    RenditionSummary m_main = summaryOf("http://h/v");
    RenditionSummary m_audio = summaryOf("http://h/a");
    VariantSources m_sources;
};

TEST_F(VariantRules, TakeWhatIsTrue) {
    EXPECT_EQ(broken(), Names{});
}

TEST_F(VariantRules, MissWhatIsNotSaid) {
    m_sources.variant.codecs = "";
    m_sources.variant.width = 0;
    m_sources.variant.frameRateThousandths = 0;
    m_sources.variant.averageBandwidth = 0;
    m_sources.hasAudioGroup = false;
    EXPECT_EQ(broken(), (Names{"audio-group-missing", "codecs-missing", "resolution-missing",
                               "frame-rate-missing", "average-bandwidth-missing"}));
}

TEST_F(VariantRules, KnowCodecsThatLeaveATrackOut) {
    m_sources.variant.codecs = "mp4a.40.2";
    EXPECT_EQ(broken(), Names{"codecs-wrong"});
}

TEST_F(VariantRules, AddTheSoundToTheBandwidth) {
    m_audio.peakBitrate = 90'000;
    m_sources.audio = {&m_audio};
    EXPECT_EQ(broken(), Names{});
    m_audio.peakBitrate = 120'000;
    EXPECT_EQ(broken(), Names{"bandwidth-exceeded"});
}

TEST_F(VariantRules, JudgeNoMediaThatWasNotSeen) {
    m_sources.main = nullptr;
    m_sources.variant.width = 0;
    EXPECT_EQ(broken(), Names{});
}

}  // namespace
}  // namespace sigma::lint
