#include <algorithm>

#include <gtest/gtest.h>

#include "core/playback/playout_deck.h"
#include "tests/support/stepped_clock.h"

namespace sigma::playback {
namespace {

using namespace std::chrono_literals;
using media::TrackKind;
using player::Lane;

player::MediaChunk chunkOf(Duration start, Duration duration, Lane lane = Lane::kMain) {
    player::MediaChunk chunk;
    chunk.lane = lane;
    chunk.start = start;
    chunk.duration = duration;
    return chunk;
}

CodedItem itemOf(Duration time, Duration chunkStart, bool isKey = true) {
    CodedItem item;
    item.time = time;
    item.chunkStart = chunkStart;
    item.sample.isKey = isKey;
    return item;
}

TimedSound soundOf(Duration start, Duration length, float value) {
    const auto frames = static_cast<std::size_t>(length.count() * 48 / 1000);
    return {start, start, std::vector<float>(frames * 2, value)};
}

/// A deck whose decoders and sound output are the test.
class PlayoutDeckTest : public testing::Test {
protected:
    /// A chunk with one sample of each kind.
    void append(Duration start, Duration duration, Lane lane = Lane::kMain) {
        ChunkItems items;
        if (lane == Lane::kMain) {
            items.pictures.push_back(itemOf(start, start));
        }
        if (lane == Lane::kAudio || !m_hasAudioLane) {
            items.sound.push_back(itemOf(start, start));
        }
        m_deck.append(chunkOf(start, duration, lane), std::move(items));
    }
    std::optional<CodedItem> next(TrackKind kind) { return m_deck.next(kind, m_stopped); }
    /// Lets a decoder say that it waits for more.
    void idle(TrackKind kind) {
        std::stop_source stop;
        stop.request_stop();
        EXPECT_FALSE(m_deck.next(kind, stop.get_token()));
    }
    /// A chunk of which everything is decoded at once, the sound to `value`.
    void appendDecoded(Duration start, Duration duration, float value = 0.5F) {
        append(start, duration);
        const auto picture = next(TrackKind::kVideo);
        m_deck.push(picture->epoch, TimedPicture{start, frameOf(start)});
        idle(TrackKind::kVideo);
        const auto sound = next(TrackKind::kAudio);
        m_deck.push(sound->epoch, soundOf(start, duration, value));
        idle(TrackKind::kAudio);
    }
    static media::VideoFrame frameOf(Duration time) {
        media::VideoFrame frame;
        frame.width = static_cast<std::uint32_t>(time / 1ms);
        return frame;
    }
    /// Fetches 10 ms that are heard at once, and lets them go by.
    std::vector<float> fetch() {
        std::vector<float> block(960, 9.0F);
        m_deck.fill(block, m_clock->steadyNow());
        m_clock->advance(10ms);
        return block;
    }
    void fetch(int blocks) {
        for (; blocks != 0; --blocks) {
            fetch();
        }
    }
    Duration position() const { return m_deck.status().position; }
    /// When the picture is shown that is due now; -1 where none is.
    std::int64_t shown() {
        const auto frame = m_deck.pictureDue(m_clock->steadyNow());
        return frame ? static_cast<std::int64_t>(frame->width) : -1;
    }

    std::shared_ptr<test::SteppedClock> m_clock = std::make_shared<test::SteppedClock>();
    PlayoutDeck m_deck{m_clock};
    bool m_hasAudioLane = false;
    std::stop_token m_stopped;
};

TEST_F(PlayoutDeckTest, IsSilentUntilItIsStarted) {
    appendDecoded(5s, 100ms);
    EXPECT_EQ(fetch(), std::vector<float>(960));
    EXPECT_FALSE(m_deck.status().isRunning);
    EXPECT_EQ(m_deck.status().bufferedUntil, 5100ms);
}

TEST_F(PlayoutDeckTest, PlaysFromTheStartByWhatIsHeard) {
    appendDecoded(5s, 100ms);
    m_deck.start(5s);
    EXPECT_EQ(position(), 5s);
    EXPECT_EQ(fetch(), std::vector<float>(960, 0.5F));
    EXPECT_TRUE(m_deck.status().isRunning);
    fetch(4);
    EXPECT_EQ(position(), 5050ms);
}

TEST_F(PlayoutDeckTest, CountsTheLatencyOfTheOutput) {
    appendDecoded(0s, 100ms);
    m_deck.start(0s);
    std::vector<float> block(960);
    m_deck.fill(block, m_clock->steadyNow() + 70ms);
    m_clock->advance(70ms);
    EXPECT_EQ(position(), 0s);
    m_clock->advance(4ms);
    EXPECT_EQ(position(), 4ms);
}

TEST_F(PlayoutDeckTest, WaitsForWhatIsDecodedOfThePosition) {
    append(0s, 1s);
    m_deck.start(500ms);
    fetch(3);
    EXPECT_FALSE(m_deck.status().isRunning);
    const auto sound = next(TrackKind::kAudio);
    m_deck.push(sound->epoch, soundOf(0s, 1s, 0.5F));
    const auto picture = next(TrackKind::kVideo);
    m_deck.push(picture->epoch, TimedPicture{400ms, frameOf(400ms)});
    fetch(3);
    EXPECT_FALSE(m_deck.status().isRunning) << "a later picture may belong to the position";
    m_deck.push(picture->epoch, TimedPicture{500ms, frameOf(500ms)});
    fetch();
    EXPECT_TRUE(m_deck.status().isRunning);
    EXPECT_EQ(position(), 510ms);
    EXPECT_EQ(shown(), 500);
    EXPECT_EQ(m_deck.counts().skippedPictures, 0U);
}

TEST_F(PlayoutDeckTest, WaitsForBothLanes) {
    m_hasAudioLane = true;
    m_deck.setLanes(true);
    append(0s, 1s, Lane::kAudio);
    m_deck.push(next(TrackKind::kAudio)->epoch, soundOf(0s, 1s, 0.5F));
    m_deck.start(0s);
    fetch(3);
    EXPECT_FALSE(m_deck.status().isRunning);
    append(0s, 500ms);
    m_deck.push(next(TrackKind::kVideo)->epoch, TimedPicture{0s, frameOf(0s)});
    EXPECT_EQ(m_deck.status().bufferedUntil, 500ms);
    fetch(60);
    EXPECT_TRUE(m_deck.status().isDry) << "the lane that ends first is the end";
    EXPECT_EQ(position(), 500ms);
}

TEST_F(PlayoutDeckTest, RunsDryAndGoesOnWhenStartedAgain) {
    appendDecoded(0s, 100ms);
    m_deck.start(0s);
    fetch(11);
    EXPECT_TRUE(m_deck.status().isDry);
    EXPECT_FALSE(m_deck.status().isRunning);
    appendDecoded(100ms, 100ms, 0.25F);
    EXPECT_EQ(fetch(), std::vector<float>(960)) << "nobody has started it again";
    m_deck.start(position());
    EXPECT_EQ(fetch(), std::vector<float>(960, 0.25F));
}

TEST_F(PlayoutDeckTest, GoesOnWhereItRanDryThoughThatIsNotHeardYet) {
    appendDecoded(0s, 100ms);
    m_deck.start(0s);
    std::vector<float> block(960);
    for (int i = 0; i != 11; ++i) {
        m_deck.fill(block, m_clock->steadyNow() + 80ms);
        m_clock->advance(10ms);
    }
    EXPECT_TRUE(m_deck.status().isDry);
    EXPECT_LT(position(), 100ms);
    appendDecoded(100ms, 100ms, 0.25F);
    m_deck.start(position());
    EXPECT_EQ(fetch(), std::vector<float>(960, 0.25F)) << "no silence, nothing twice";
}

TEST_F(PlayoutDeckTest, IsNotDryWhileADecoderWorks) {
    appendDecoded(0s, 100ms);
    append(100ms, 100ms);
    m_deck.start(0s);
    const auto sound = next(TrackKind::kAudio);
    fetch(15);
    EXPECT_FALSE(m_deck.status().isDry);
    EXPECT_GT(m_deck.counts().starvations, 0U);
    EXPECT_EQ(position(), 100ms);
    m_deck.push(sound->epoch, soundOf(100ms, 100ms, 0.25F));
    EXPECT_EQ(fetch(), std::vector<float>(960, 0.25F));
}

TEST_F(PlayoutDeckTest, StandsStillWhilePaused) {
    appendDecoded(0s, 1s);
    m_deck.start(0s);
    fetch(10);
    m_deck.setPaused(true);
    EXPECT_EQ(fetch(), std::vector<float>(960));
    fetch(10);
    EXPECT_EQ(position(), 100ms);
    EXPECT_FALSE(m_deck.status().isRunning);
    m_deck.setPaused(false);
    fetch();
    EXPECT_EQ(position(), 110ms);
}

TEST_F(PlayoutDeckTest, ShowsAPictureWhereItIsStartedPaused) {
    appendDecoded(0s, 1s);
    m_deck.setPaused(true);
    EXPECT_EQ(shown(), -1);
    m_deck.start(0s);
    EXPECT_EQ(shown(), 0);
    EXPECT_EQ(shown(), -1) << "each is given once";
}

TEST_F(PlayoutDeckTest, GivesPicturesByTheClockAndSkipsTheLate) {
    append(0s, 1s);
    const auto item = next(TrackKind::kVideo);
    for (const auto time : {0ms, 20ms, 40ms, 60ms, 80ms}) {
        m_deck.push(item->epoch, TimedPicture{time, frameOf(time)});
    }
    m_deck.push(next(TrackKind::kAudio)->epoch, soundOf(0s, 1s, 0.5F));
    m_deck.start(0s);
    fetch();
    EXPECT_EQ(shown(), 0);
    fetch();
    EXPECT_EQ(shown(), 20);
    fetch(4);
    EXPECT_EQ(shown(), 60);
    EXPECT_EQ(shown(), -1);
    EXPECT_EQ(m_deck.counts().shownPictures, 3U);
    EXPECT_EQ(m_deck.counts().skippedPictures, 1U);
}

TEST_F(PlayoutDeckTest, ForgetsEverythingAndWhatIsStillBeingDecoded) {
    appendDecoded(0s, 100ms);
    append(100ms, 1s);
    const auto picture = next(TrackKind::kVideo);
    const auto sound = next(TrackKind::kAudio);
    m_deck.start(0s);
    fetch(5);
    m_deck.clear();
    m_deck.push(picture->epoch, TimedPicture{100ms, frameOf(100ms)});
    m_deck.push(sound->epoch, soundOf(100ms, 1s, 0.5F));
    EXPECT_EQ(position(), 50ms);
    EXPECT_EQ(m_deck.status().bufferedUntil, 50ms);
    appendDecoded(7s, 1s, 0.25F);
    m_deck.start(7s);
    EXPECT_EQ(fetch(), std::vector<float>(960, 0.25F));
    EXPECT_EQ(shown(), 7000);
}

TEST_F(PlayoutDeckTest, ReplacesWhatIsBufferedFromAPositionOn) {
    appendDecoded(0s, 100ms);
    append(100ms, 100ms);
    append(200ms, 100ms);
    const auto late = next(TrackKind::kAudio);
    m_deck.push(late->epoch, soundOf(100ms, 100ms, 0.1F));
    m_deck.dropFrom(100ms);
    EXPECT_EQ(m_deck.status().bufferedUntil, 100ms);
    m_deck.push(late->epoch, soundOf(150ms, 50ms, 0.2F));
    appendDecoded(100ms, 100ms, 0.25F);
    m_deck.start(0s);
    fetch(10);
    EXPECT_EQ(fetch(), std::vector<float>(960, 0.25F));
}

TEST_F(PlayoutDeckTest, KeepsItsDecodersWhereNothingDecodedIsDropped) {
    append(0s, 100ms);
    append(100ms, 100ms);
    const auto first = next(TrackKind::kVideo);
    m_deck.dropFrom(100ms);
    append(100ms, 100ms);
    EXPECT_EQ(next(TrackKind::kVideo)->epoch, first->epoch);
    m_deck.dropFrom(100ms);
    append(100ms, 100ms);
    EXPECT_NE(next(TrackKind::kVideo)->epoch, first->epoch);
}

TEST_F(PlayoutDeckTest, LeavesOutWhatIsTooLateUpToTheLastKeyFrameDue) {
    ChunkItems items;
    for (int i = 0; i != 12; ++i) {
        items.pictures.push_back(itemOf(i * 100ms, 0s, i % 5 == 0));
    }
    m_deck.append(chunkOf(0s, 1200ms), std::move(items));
    m_deck.start(700ms);
    EXPECT_EQ(next(TrackKind::kVideo)->time, 500ms);
    EXPECT_EQ(next(TrackKind::kVideo)->time, 600ms);
}

TEST_F(PlayoutDeckTest, PlaysSilenceWhereThereIsNoSound) {
    append(0s, 1s);
    m_deck.push(next(TrackKind::kVideo)->epoch, TimedPicture{0s, frameOf(0s)});
    m_deck.push(next(TrackKind::kAudio)->epoch, TimedSound{0s, 1s, {}});
    idle(TrackKind::kAudio);
    m_deck.start(0s);
    fetch(50);
    EXPECT_EQ(position(), 500ms);
    fetch(60);
    EXPECT_TRUE(m_deck.status().isDry);
    EXPECT_EQ(position(), 1s);
}

TEST_F(PlayoutDeckTest, PlaysFaster) {
    appendDecoded(0s, 2s);
    m_deck.setSpeed(1.2);
    m_deck.start(0s);
    fetch(100);
    EXPECT_NEAR(static_cast<double>(position() / 1ms), 1200, 2);
}

TEST_F(PlayoutDeckTest, GoesOnWhileItIsMuted) {
    appendDecoded(0s, 1s);
    m_deck.start(0s);
    m_deck.setVolume(0.5);
    fetch();
    EXPECT_EQ(fetch().back(), 0.25F);
    m_deck.setMuted(true);
    fetch();
    EXPECT_EQ(fetch(), std::vector<float>(960));
    EXPECT_EQ(position(), 40ms);
}

TEST_F(PlayoutDeckTest, TellsWhatIsWrongUntilItIsRightAgain) {
    append(0s, 1s);
    const auto item = next(TrackKind::kVideo);
    m_deck.tellBroken(TrackKind::kVideo, "a sample cannot be decoded");
    EXPECT_EQ(m_deck.problem(), "a sample cannot be decoded");
    m_deck.push(item->epoch, TimedPicture{0s, frameOf(0s)});
    EXPECT_EQ(m_deck.problem(), "");
    m_deck.refuse("a chunk is nothing");
    EXPECT_EQ(m_deck.problem(), "a chunk is nothing");
    append(1s, 1s);
    EXPECT_EQ(m_deck.problem(), "");
    EXPECT_EQ(m_deck.counts().brokenSamples, 1U);
    EXPECT_EQ(m_deck.counts().refusedChunks, 1U);
}

TEST_F(PlayoutDeckTest, TellsDecodersTheEnd) {
    appendDecoded(0s, 100ms);
    m_deck.setEnd();
    EXPECT_EQ(next(TrackKind::kVideo)->kind, CodedItem::Kind::kEnd);
    EXPECT_EQ(next(TrackKind::kAudio)->kind, CodedItem::Kind::kEnd);
}

TEST_F(PlayoutDeckTest, TakesNoMoreThanItsBytes) {
    EXPECT_TRUE(m_deck.hasRoom());
    ChunkItems items;
    items.sound.push_back(itemOf(0s, 0s));
    const auto large = SharedBuffer::take(Bytes(PlayoutDeck::kMostBytes));
    items.sound.front().sample.payload = large;
    m_deck.append(chunkOf(0s, 1s), std::move(items));
    EXPECT_FALSE(m_deck.hasRoom());
    next(TrackKind::kAudio);
    EXPECT_TRUE(m_deck.hasRoom());
}

}  // namespace
}  // namespace sigma::playback
