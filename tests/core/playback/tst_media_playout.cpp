#include <algorithm>
#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "core/playback/media_playout.h"
#include "tests/core/playback/hand_driven_output.h"
#include "tests/core/playback/muxed_stream.h"
#include "tests/core/playback/small_stream.h"
#include "tests/support/wait_until.h"

namespace sigma::playback {
namespace {

using namespace std::chrono_literals;

/// What is seen of a programme: which picture is shown at which position.
struct Seen {
    Duration position{0};
    Duration picture{0};  ///< by its strip
    std::uint32_t width = 0;
};

class MediaPlayoutTest : public testing::Test {
protected:
    static const SmallTrack& pictures() {
        static const SmallTrack track = makePictures(90);
        return track;
    }
    static const SmallTrack& smallPictures() {
        static const SmallTrack track = makePictures(90, 192, 108);
        return track;
    }
    static const SmallTrack& beeps() {
        static const SmallTrack track = makeBeeps(3000);
        return track;
    }
    /// Both lanes in chunks of a third of a second.
    void appendBoth(Duration start = 0s, std::size_t chunks = 9) {
        m_playout.setLanes(true);
        appendSome(chunksOf(pictures(), Lane::kMain, 10, start), 0, chunks);
        for (MediaChunk& chunk : chunksOf(beeps(), Lane::kAudio, 16, start)) {
            m_playout.append(std::move(chunk));
        }
    }
    void appendSome(std::vector<MediaChunk> chunks, std::size_t first, std::size_t last) {
        for (std::size_t i = first; i != last; ++i) {
            m_pictures += 10;
            m_playout.append(std::move(chunks[i]));
        }
    }
    /// Plays until the position, or dry; decoding is given the time that it needs.
    void playUntil(Duration position) {
        while (m_playout.status().position < position && !m_playout.status().isDry) {
            test::waitUntil([&] { return isDecodedAhead(); });
            const Duration before = m_playout.status().position;
            const auto heard = m_output->play(10ms);
            m_loudness[before] = *std::ranges::max_element(heard);
            look();
        }
    }
    bool isDecodedAhead() const {
        const PlaybackCounts counts = m_playout.counts();
        const auto done = counts.decodedPictures + counts.skippedSamples + counts.brokenSamples;
        return done >= std::min<std::uint64_t>(m_pictures,
                                               counts.prerolledPictures + counts.shownPictures +
                                                   counts.skippedPictures + PictureQueue::kMost);
    }
    void look() {
        if (const auto frame = m_playout.pictureDue(m_clock->steadyNow())) {
            const auto time = media::readTimestampStrip(*frame);
            m_seen.push_back(
                {m_playout.status().position, time.has_value() ? *time : -1ms, frame->width});
        }
    }
    /// The position at which a beep begins to be heard, from one on.
    Duration beepAfter(Duration position) const {
        for (auto it = m_loudness.lower_bound(position); it != m_loudness.end(); ++it) {
            if (it->second > 0.2F) {
                return it->first;
            }
        }
        return -1s;
    }
    void expectPicturesAtTheirTimes(Duration offset = 0s) const {
        for (const Seen& seen : m_seen) {
            const Duration late = seen.position - offset - seen.picture;
            EXPECT_GE(late, -1ms) << seen.picture.count();
            EXPECT_LE(late, 30ms) << seen.picture.count() << ": less than a picture";
        }
    }

    std::shared_ptr<test::SteppedClock> m_clock = std::make_shared<test::SteppedClock>();
    HandDrivenOutput* m_output = new HandDrivenOutput(m_clock);
    MediaPlayout m_playout{m_clock, std::unique_ptr<SoundOutput>(m_output)};
    std::uint64_t m_pictures = 0;
    std::vector<Seen> m_seen;
    std::map<Duration, float> m_loudness;
};

TEST_F(MediaPlayoutTest, ShowsEachPictureWithItsSound) {
    appendBoth(10s);
    m_playout.start(10s);
    playUntil(13s);
    EXPECT_GE(m_seen.size(), 89U);
    expectPicturesAtTheirTimes(10s);
    for (const Duration beep : {10s, 11s, 12s}) {
        EXPECT_NEAR(static_cast<double>((beepAfter(beep - 500ms) - beep).count()), 0, 30'000);
    }
    EXPECT_EQ(m_playout.counts().skippedPictures, 0U);
    EXPECT_EQ(m_playout.counts().brokenSamples, 0U);
    EXPECT_EQ(m_playout.problem(), "");
}

TEST_F(MediaPlayoutTest, KeepsPictureAndSoundTogetherWhenItPlaysFaster) {
    appendBoth();
    m_playout.setSpeed(1.2);
    m_playout.start(0s);
    const SteadyTime begin = m_clock->steadyNow();
    playUntil(2900ms);
    const auto elapsed = std::chrono::duration<double>(m_clock->steadyNow() - begin).count();
    EXPECT_NEAR(elapsed, 2.9 / 1.2, 0.15);
    expectPicturesAtTheirTimes();
    EXPECT_NEAR(static_cast<double>((beepAfter(1500ms) - 2s).count()), 0, 35'000);
}

TEST_F(MediaPlayoutTest, StartsInTheMiddle) {
    appendBoth();
    m_playout.start(1500ms);
    playUntil(2s);
    ASSERT_FALSE(m_seen.empty());
    EXPECT_EQ(m_seen.front().picture, 1500ms);
    expectPicturesAtTheirTimes();
}

TEST_F(MediaPlayoutTest, GoesOverToAnotherQualityWithoutAHole) {
    m_playout.setLanes(true);
    appendSome(chunksOf(pictures(), Lane::kMain, 10), 0, 3);
    appendSome(chunksOf(smallPictures(), Lane::kMain, 10), 3, 6);
    for (MediaChunk& chunk : chunksOf(beeps(), Lane::kAudio, 16)) {
        m_playout.append(std::move(chunk));
    }
    m_playout.start(0s);
    playUntil(2s);
    ASSERT_GE(m_seen.size(), 59U);
    for (std::size_t i = 0; i != m_seen.size(); ++i) {
        EXPECT_EQ(m_seen[i].width, i < 30 ? 320U : 192U);
    }
    expectPicturesAtTheirTimes();
}

TEST_F(MediaPlayoutTest, ReplacesWhatIsBufferedByAnotherQuality) {
    appendBoth(0s, 6);
    m_playout.start(0s);
    playUntil(500ms);
    m_playout.dropFrom(1s);
    m_pictures = 30;
    appendSome(chunksOf(smallPictures(), Lane::kMain, 10), 3, 6);
    auto sound = chunksOf(beeps(), Lane::kAudio, 16);
    for (MediaChunk& chunk : sound) {
        if (chunk.start >= 1s) {
            m_playout.append(std::move(chunk));
        }
    }
    playUntil(1900ms);
    EXPECT_EQ(m_seen.back().width, 192U);
    EXPECT_NEAR(static_cast<double>(m_seen.size()), 57, 2);
    expectPicturesAtTheirTimes();
}

TEST_F(MediaPlayoutTest, ShowsTheLastPictureAndPlaysSilenceInAGap) {
    auto chunks = chunksOf(pictures(), Lane::kMain, 30);
    MediaChunk gap;
    gap.start = 1s;
    gap.duration = 1s;
    gap.isGap = true;
    m_playout.append(std::move(chunks[0]));
    m_playout.append(std::move(gap));
    m_playout.append(std::move(chunks[2]));
    m_pictures = 60;
    m_playout.start(0s);
    playUntil(2500ms);
    expectPicturesAtTheirTimes();
    EXPECT_EQ(
        std::ranges::count_if(
            m_seen, [](const Seen& seen) { return seen.position > 1s && seen.position < 2s; }),
        0);
    EXPECT_GT(m_playout.status().position, 2490ms);
}

TEST_F(MediaPlayoutTest, TakesAChunkThatCannotBeReadForAGap) {
    auto chunks = chunksOf(pictures(), Lane::kMain, 30);
    chunks[1].bytes = SharedBuffer::take(std::string("404 not found"));
    for (MediaChunk& chunk : chunks) {
        m_playout.append(std::move(chunk));
        if (m_pictures == 0) {
            m_pictures = 60;
        }
    }
    EXPECT_EQ(m_playout.counts().refusedChunks, 1U);
    m_playout.start(0s);
    playUntil(2900ms);
    EXPECT_GE(m_seen.size(), 55U);
    expectPicturesAtTheirTimes();
}

TEST_F(MediaPlayoutTest, PlaysTransportStreamsOfOtherServers) {
    std::vector<MediaChunk> chunks;
    for (std::size_t second = 0; second != 3; ++second) {
        const std::span<const media::MediaSample> all(pictures().samples);
        const std::span<const media::MediaSample> sound(beeps().samples);
        // Times begin anew after the first second: it is the wrap of 33 bits.
        const std::int64_t delay = (std::int64_t{1} << 33) - 90'000;
        const auto begin = std::min(second * 47, sound.size());
        const auto count = std::min<std::size_t>(47, sound.size() - begin);
        MediaChunk chunk;
        chunk.bytes = muxedStream("mpegts",
                                  {{pictures().info.get(), all.subspan(second * 30, 30)},
                                   {beeps().info.get(), sound.subspan(begin, count)}},
                                  delay);
        chunk.start = 100s + std::chrono::seconds(second);
        chunk.duration = 1s;
        m_playout.append(std::move(chunk));
    }
    m_pictures = 90;
    m_playout.setEnd();
    m_playout.start(100s);
    playUntil(102900ms);
    EXPECT_GE(m_seen.size(), 86U);
    expectPicturesAtTheirTimes(100s);
    EXPECT_NEAR(static_cast<double>((beepAfter(101500ms) - 102s).count()), 0, 35'000);
    EXPECT_EQ(m_playout.counts().refusedChunks, 0U);
}

TEST_F(MediaPlayoutTest, PlaysPicturesWithoutSound) {
    appendSome(chunksOf(pictures(), Lane::kMain, 10), 0, 3);
    m_playout.start(0s);
    playUntil(2s);
    EXPECT_TRUE(m_playout.status().isDry);
    EXPECT_GE(m_playout.status().position, 1s - 2us);
    EXPECT_EQ(m_seen.size(), 30U);
    expectPicturesAtTheirTimes();
}

TEST_F(MediaPlayoutTest, BeginsElsewhereAfterItWasCleared) {
    appendBoth();
    m_playout.start(0s);
    playUntil(500ms);
    m_playout.clear();
    m_seen.clear();
    const auto before = m_playout.counts();
    m_pictures = before.decodedPictures;
    appendBoth(1000s);
    m_playout.start(1001s);
    test::waitUntil([&] {
        m_output->play(10ms);
        look();
        return m_playout.status().position > 1001500ms;
    });
    ASSERT_FALSE(m_seen.empty());
    EXPECT_EQ(m_seen.front().picture, 1s);
}

TEST_F(MediaPlayoutTest, TellsWhyNothingIsHeard) {
    m_output->setProblem("the sound server does not answer");
    EXPECT_EQ(m_playout.problem(), "the sound server does not answer");
}

}  // namespace
}  // namespace sigma::playback
