#include <gtest/gtest.h>

#include "core/recording/recording_timeline.h"

namespace sigma::recording {
namespace {

using namespace std::chrono_literals;
using Time = RecordingTimeline::Time;

std::optional<Time> picture(RecordingTimeline& timeline, std::int64_t number, bool isKey = false) {
    media::MediaSample sample;
    sample.dts = 9000 * number;  // ten a second
    sample.isKey = isKey;
    return timeline.place(sample, 90'000);
}

std::optional<Time> sound(RecordingTimeline& timeline, std::int64_t tenth) {
    media::MediaSample sample;
    sample.track = media::TrackKind::kAudio;
    sample.dts = 4800 * tenth;
    sample.duration = 4800;
    sample.isKey = true;
    return timeline.place(sample, 48'000);
}

TEST(RecordingTimeline, BeginsWithTheFirstKeyFrame) {
    RecordingTimeline timeline(true);
    EXPECT_EQ(sound(timeline, 98), std::nullopt);
    EXPECT_EQ(picture(timeline, 99), std::nullopt);
    EXPECT_EQ(picture(timeline, 100, true), Time(0));
    EXPECT_EQ(sound(timeline, 99), std::nullopt);
    EXPECT_EQ(sound(timeline, 100), Time(0));
    EXPECT_EQ(picture(timeline, 101), 100ms);
}

TEST(RecordingTimeline, BeginsWithTheFirstSoundWhereThereIsNoVideo) {
    RecordingTimeline timeline(false);
    EXPECT_EQ(sound(timeline, 50), Time(0));
    EXPECT_EQ(sound(timeline, 51), 100ms);
    EXPECT_EQ(timeline.length(), 200ms);
}

TEST(RecordingTimeline, ClosesTheGapOfAPause) {
    RecordingTimeline timeline(true);
    EXPECT_EQ(picture(timeline, 0, true), Time(0));
    EXPECT_EQ(picture(timeline, 1), 100ms);
    timeline.pause();
    EXPECT_TRUE(timeline.isPaused());
    EXPECT_EQ(picture(timeline, 2, true), std::nullopt);
    EXPECT_EQ(sound(timeline, 2), std::nullopt);
    timeline.resume();
    EXPECT_EQ(picture(timeline, 50), std::nullopt);
    EXPECT_EQ(sound(timeline, 51), std::nullopt);
    EXPECT_EQ(picture(timeline, 52, true), 200ms);
    EXPECT_EQ(sound(timeline, 52), 200ms);
    EXPECT_EQ(picture(timeline, 53), 300ms);
    EXPECT_EQ(timeline.length(), 400ms);
}

TEST(RecordingTimeline, HoldsYearsOfTicks) {
    RecordingTimeline timeline(true);
    const std::int64_t year = std::int64_t{86'400} * 365 * 10;
    EXPECT_EQ(picture(timeline, 0, true), Time(0));
    EXPECT_EQ(picture(timeline, 20 * year), 20 * 365 * 24h);
}

}  // namespace
}  // namespace sigma::recording
