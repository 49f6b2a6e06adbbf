#include <thread>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/playback/picture_decoding.h"
#include "tests/core/playback/small_stream.h"
#include "tests/support/stepped_clock.h"
#include "tests/support/wait_until.h"

namespace sigma::playback {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

class PictureDecodingTest : public testing::Test {
protected:
    /// Samples of a track, by their numbers, at the offset on the timeline.
    void append(const SmallTrack& track, std::vector<std::size_t> numbers,
                Duration offset = Duration(0), bool isJump = false) {
        for (const std::size_t number : numbers) {
            CodedItem item;
            item.track = track.info;
            item.sample = track.samples[number];
            item.offset = offset;
            item.time = item.chunkStart = timeOf(track, number) + offset;
            item.isJump = std::exchange(isJump, false);
            push(std::move(item));
        }
    }
    void push(CodedItem item) {
        MediaChunk chunk;
        chunk.start = item.chunkStart;
        chunk.duration = 1s;
        ChunkItems items;
        items.pictures.push_back(std::move(item));
        m_deck.append(chunk, std::move(items));
    }
    void end() {
        CodedItem item;
        item.kind = CodedItem::Kind::kEnd;
        push(std::move(item));
    }
    /// What the strips of so many pictures tell, of those that are decoded next.
    std::vector<int> shown(std::size_t count) {
        std::vector<int> times;
        m_deck.setPaused(true);
        test::waitUntil([&] {
            // The first picture of a position is shown though nothing moves.
            m_deck.start(Duration(0));
            if (const auto frame = m_deck.pictureDue(m_clock->steadyNow())) {
                const auto time = media::readTimestampStrip(*frame);
                times.push_back(time.has_value() ? static_cast<int>(time->count()) : -1);
            }
            return times.size() == count;
        });
        return times;
    }

    std::shared_ptr<test::SteppedClock> m_clock = std::make_shared<test::SteppedClock>();
    PlayoutDeck m_deck{m_clock};
    std::jthread m_thread{
        [this](const std::stop_token& stop) { PictureDecoding(m_deck).run(stop); }};
};

TEST_F(PictureDecodingTest, DecodesEachPictureAtItsTime) {
    const SmallTrack track = makePictures(3);
    append(track, {0, 1, 2}, 5s);
    EXPECT_THAT(shown(3), ElementsAre(0, 33, 66));
}

TEST_F(PictureDecodingTest, GivesOutWhatADecoderHoldsAtTheEnd) {
    const SmallTrack track = makePictures(6, 320, 180, false);
    append(track, {0, 1, 2, 3, 4, 5});
    end();
    EXPECT_THAT(shown(6), ElementsAre(0, 33, 66, 100, 133, 166));
}

TEST_F(PictureDecodingTest, BeginsWithAKeyFrame) {
    const SmallTrack track = makePictures(32);
    append(track, {28, 29, 30, 31});
    EXPECT_THAT(shown(2), ElementsAre(1000, 1033));
    EXPECT_EQ(m_deck.counts().skippedSamples, 2U);
}

TEST_F(PictureDecodingTest, GoesOnWithTheNextKeyFrameAfterABrokenSample) {
    SmallTrack track = makePictures(32);
    track.samples[1].payload = SharedBuffer::take(Bytes{0, 0, 0, 9, 1});
    append(track, {0, 1, 2, 3, 30, 31});
    EXPECT_THAT(shown(3), ElementsAre(0, 1000, 1033));
    EXPECT_EQ(m_deck.counts().brokenSamples, 1U);
    EXPECT_EQ(m_deck.counts().skippedSamples, 2U);
}

TEST_F(PictureDecodingTest, GoesOverToAnotherTrackWithoutLosingAPicture) {
    const SmallTrack large = makePictures(3, 640, 360, false);
    const SmallTrack small = makePictures(3, 320, 180, false);
    append(large, {0, 1, 2});
    append(small, {0, 1, 2}, 100ms);
    end();
    EXPECT_THAT(shown(6), ElementsAre(0, 33, 66, 0, 33, 66));
}

TEST_F(PictureDecodingTest, PutsPicturesBeforeAJumpWhereTheyBelong) {
    const SmallTrack track = makePictures(3, 320, 180, false);
    append(track, {0, 1, 2}, 10s);
    append(track, {0, 1, 2}, 0s, true);
    end();
    EXPECT_THAT(shown(6), testing::UnorderedElementsAre(0, 33, 66, 0, 33, 66));
}

TEST_F(PictureDecodingTest, TellsOfATrackThatItCannotDecode) {
    SmallTrack track = makePictures(1);
    media::TrackInfo broken = *track.info;
    broken.codecConfig = SharedBuffer::take(Bytes(5, 0xFF));
    track.info = std::make_shared<const media::TrackInfo>(broken);
    append(track, {0});
    test::waitUntil([&] { return m_deck.counts().brokenSamples == 1; });
    EXPECT_NE(m_deck.problem(), "");
}

}  // namespace
}  // namespace sigma::playback
