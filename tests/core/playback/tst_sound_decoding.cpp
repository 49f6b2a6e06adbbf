#include <cmath>
#include <thread>

#include <gtest/gtest.h>

#include "core/playback/sound_decoding.h"
#include "tests/core/playback/small_stream.h"
#include "tests/support/stepped_clock.h"
#include "tests/support/wait_until.h"

namespace sigma::playback {
namespace {

using namespace std::chrono_literals;

class SoundDecodingTest : public testing::Test {
protected:
    void append(std::vector<CodedItem> sound, Duration length) {
        MediaChunk chunk;
        chunk.duration = length;
        m_deck.append(chunk, {{}, std::move(sound)});
    }
    static std::vector<CodedItem> itemsOf(const SmallTrack& track) {
        std::vector<CodedItem> items;
        for (std::size_t i = 0; i != track.samples.size(); ++i) {
            CodedItem item;
            item.track = track.info;
            item.sample = track.samples[i];
            item.time = timeOf(track, i);
            items.push_back(std::move(item));
        }
        return items;
    }
    /// Everything that is heard until the end; a moment in which decoding is late is left out.
    std::vector<float> hear() {
        std::vector<float> heard;
        std::vector<float> block(960);
        m_deck.start(0s);
        test::waitUntil([&] {
            const Duration before = m_deck.status().position;
            m_deck.fill(block, m_clock->steadyNow());
            m_clock->advance(10ms);
            const auto frames = (m_deck.status().position - before).count() * 48 / 1000;
            heard.insert(heard.end(), block.begin(), block.begin() + 2 * frames);
            return m_deck.status().isDry;
        });
        return heard;
    }
    static double loudness(const std::vector<float>& sound, Duration from, Duration to) {
        double squares = 0;
        const auto begin = static_cast<std::size_t>(from.count() * 96 / 1000);
        const auto end = static_cast<std::size_t>(to.count() * 96 / 1000);
        for (std::size_t i = begin; i < end && i < sound.size(); ++i) {
            squares += sound[i] * sound[i];
        }
        return std::sqrt(squares / static_cast<double>(end - begin));
    }

    std::shared_ptr<test::SteppedClock> m_clock = std::make_shared<test::SteppedClock>();
    PlayoutDeck m_deck{m_clock};
    std::jthread m_thread{[this](const std::stop_token& stop) { SoundDecoding(m_deck).run(stop); }};
};

TEST_F(SoundDecodingTest, DecodesSoundToItsTime) {
    append(itemsOf(makeBeeps(1500)), 1500ms);
    const auto heard = hear();
    EXPECT_NEAR(static_cast<double>(heard.size()), 96 * 1500, 96 * 50);
    EXPECT_NEAR(loudness(heard, 20ms, 80ms), 0.35, 0.03);
    EXPECT_LT(loudness(heard, 150ms, 950ms), 0.02);
    EXPECT_NEAR(loudness(heard, 1020ms, 1080ms), 0.35, 0.03);
}

TEST_F(SoundDecodingTest, TurnsGapsIntoSilence) {
    CodedItem gap;
    gap.kind = CodedItem::Kind::kGap;
    gap.end = 500ms;
    append({gap}, 500ms);
    const auto heard = hear();
    EXPECT_NEAR(static_cast<double>(heard.size()), 96 * 500, 96 * 10);
    EXPECT_EQ(loudness(heard, 0ms, 500ms), 0);
}

TEST_F(SoundDecodingTest, LetsTimeGoOnWhereSoundIsBroken) {
    SmallTrack track = makeBeeps(1000);
    for (std::size_t i = 10; i != 20; ++i) {
        track.samples[i].payload = SharedBuffer::take(Bytes(40, 0xFF));
    }
    append(itemsOf(track), 1s);
    const auto heard = hear();
    EXPECT_NEAR(static_cast<double>(heard.size()), 96 * 1000, 96 * 50);
    EXPECT_GT(m_deck.counts().brokenSamples, 0U);
}

TEST_F(SoundDecodingTest, PlaysSilenceOfATrackThatItCannotDecode) {
    SmallTrack track = makeBeeps(500);
    media::TrackInfo broken = *track.info;
    broken.codecConfig = SharedBuffer::take(Bytes(5, 0xFF));
    track.info = std::make_shared<const media::TrackInfo>(broken);
    append(itemsOf(track), 500ms);
    const auto heard = hear();
    EXPECT_NEAR(static_cast<double>(heard.size()), 96 * 500, 96 * 50);
    EXPECT_NE(m_deck.problem(), "");
}

}  // namespace
}  // namespace sigma::playback
