#include <gtest/gtest.h>

#include "core/base/byte_writer.h"
#include "core/container/flv_demuxer.h"
#include "tests/support/hex_bytes.h"
#include "tests/support/sample_factory.h"

namespace sigma::container {
namespace {

using media::MediaSample;
using media::TrackInfo;
using test::hexBuffer;
using test::hexBytes;

using TrackPointer = std::shared_ptr<const TrackInfo>;
using SamplePointer = std::shared_ptr<const MediaSample>;

SharedBuffer tag(const char* headerDigits, ByteSpan payload) {
    ByteWriter writer;
    writer.bytes(hexBytes(headerDigits)).bytes(payload);
    return writer.share();
}

SharedBuffer tag(const char* headerDigits, const SharedBuffer& payload) {
    return tag(headerDigits, payload.view());
}

class FlvDemuxerTest : public testing::Test {
protected:
    void video(std::int64_t timestampMs, const SharedBuffer& body) {
        const auto result = demuxer.pushVideo(timestampMs, body, events);
        ASSERT_TRUE(result.has_value()) << result.error().context;
    }
    void audio(std::int64_t timestampMs, const SharedBuffer& body) {
        const auto result = demuxer.pushAudio(timestampMs, body, events);
        ASSERT_TRUE(result.has_value()) << result.error().context;
    }
    void beginH264() {
        video(0, tag("1700000000", test::h264Track()->codecConfig));
        events.clear();
    }
    void beginAac(std::uint32_t sampleRate) {
        audio(0, tag("af00", test::aacTrack(sampleRate)->codecConfig));
        events.clear();
    }
    MediaSample onlySample() {
        EXPECT_EQ(events.size(), 1U);
        return events.size() == 1 ? *std::get<SamplePointer>(events[0]) : MediaSample();
    }
    TrackInfo onlyTrack() {
        EXPECT_EQ(events.size(), 1U);
        return events.size() == 1 ? *std::get<TrackPointer>(events[0]) : TrackInfo();
    }

    FlvDemuxer demuxer;
    FlvDemuxer::Events events;
};

TEST_F(FlvDemuxerTest, DescribesTheTrackOfASequenceHeader) {
    video(0, tag("1700000000", test::h264Track(1920, 1080)->codecConfig));
    EXPECT_EQ(onlyTrack(), *test::h264Track(1920, 1080));
    events.clear();
    audio(0, tag("af00", test::aacTrack(44100)->codecConfig));
    EXPECT_EQ(onlyTrack(), *test::aacTrack(44100));
}

TEST_F(FlvDemuxerTest, DescribesEnhancedTracks) {
    video(0, tag("9068766331", test::hevcTrack()->codecConfig));
    EXPECT_EQ(onlyTrack(), *test::hevcTrack());
    events.clear();
    video(0, tag("9061763031", test::av1Track()->codecConfig));
    EXPECT_EQ(onlyTrack(), *test::av1Track());
    events.clear();
    video(0, tag("9061766331", test::h264Track()->codecConfig));
    EXPECT_EQ(onlyTrack(), *test::h264Track());
    events.clear();
    audio(0, tag("906d703461", test::aacTrack()->codecConfig));
    EXPECT_EQ(onlyTrack(), *test::aacTrack());
}

TEST_F(FlvDemuxerTest, AcceptsHevcInItsLegacyForm) {
    video(0, tag("1c00000000", test::hevcTrack()->codecConfig));
    EXPECT_EQ(onlyTrack(), *test::hevcTrack());
    events.clear();
    video(40, hexBuffer("1c0100000a"
                        "000000042801af08"));
    const MediaSample sample = onlySample();
    EXPECT_TRUE(sample.isKey);
    EXPECT_EQ(sample.dts, 3600);
    EXPECT_EQ(sample.ctsOffset, 900);
}

TEST_F(FlvDemuxerTest, SaysNothingOfASequenceHeaderThatIsSentAgain) {
    beginH264();
    beginAac(48000);
    video(1000, tag("1700000000", test::h264Track()->codecConfig));
    audio(1000, tag("af00", test::aacTrack(48000)->codecConfig));
    EXPECT_TRUE(events.empty());
}

TEST_F(FlvDemuxerTest, DescribesATrackAnewWhenItChanges) {
    beginH264();
    video(1000, tag("1700000000", test::h264Track(640, 360)->codecConfig));
    EXPECT_EQ(onlyTrack().video.width, 640U);
}

TEST_F(FlvDemuxerTest, KeepsTimesInTicksOfTheTrack) {
    beginH264();
    video(4'294'967'396, tag("2701ffffdf", test::videoSample(0, false)->payload));
    EXPECT_EQ(onlySample().dts, 4'294'967'396 * 90);
    EXPECT_EQ(onlySample().ctsOffset, -33 * 90);
    EXPECT_EQ(onlySample().duration, 0U);

    beginAac(44100);
    audio(23, tag("af01", test::audioSample(0)->payload));
    EXPECT_EQ(onlySample().dts, 1014);
    EXPECT_TRUE(onlySample().isKey);
    EXPECT_EQ(onlySample().track, media::TrackKind::kAudio);
}

TEST_F(FlvDemuxerTest, TakesThePayloadAsASliceOfTheBody) {
    beginH264();
    const SharedBuffer body = tag("1701000000", test::videoSample(0, true)->payload);
    video(0, body);
    EXPECT_EQ(onlySample().payload.data(), body.data() + 5);
    EXPECT_EQ(onlySample().payload, test::videoSample(0, true)->payload);
}

TEST_F(FlvDemuxerTest, BelievesTheBitstreamOverTheKeyFlag) {
    beginH264();
    video(0, tag("2701000000", test::videoSample(0, true)->payload));
    EXPECT_TRUE(onlySample().isKey);
    events.clear();
    video(33, tag("1701000000", test::videoSample(0, false)->payload));
    EXPECT_FALSE(onlySample().isKey);
}

TEST_F(FlvDemuxerTest, MakesTheLengthsOfNalUnitsFourBytes) {
    const SharedBuffer original = test::h264Track()->codecConfig;
    Bytes config(original.view().begin(), original.view().end());
    config[4] = 0xFD;
    video(0, tag("1700000000", config));
    EXPECT_EQ(onlyTrack(), *test::h264Track());
    events.clear();
    video(0, tag("1700000000", config));
    EXPECT_TRUE(events.empty());
    video(0, hexBuffer("1701000000"
                       "0002658800020605"));
    EXPECT_EQ(onlySample().payload, hexBuffer("000000026588000000020605"));
    EXPECT_TRUE(onlySample().isKey);
}

TEST_F(FlvDemuxerTest, StripsTemporalDelimitersFromAv1) {
    video(0, tag("9061763031", test::av1Track()->codecConfig));
    events.clear();
    video(100, hexBuffer("9161763031"
                         "1200"
                         "320411008900"));
    EXPECT_EQ(onlySample().payload, hexBuffer("320411008900"));
    EXPECT_TRUE(onlySample().isKey);
    EXPECT_EQ(onlySample().dts, 9000);
}

TEST_F(FlvDemuxerTest, DropsAndCountsSamplesBeforeTheirSequenceHeader) {
    video(0, tag("1701000000", test::videoSample(0, true)->payload));
    audio(0, tag("af01", test::audioSample(0)->payload));
    EXPECT_TRUE(events.empty());
    EXPECT_EQ(demuxer.droppedSamples(), 2U);
    beginH264();
    video(0, tag("1701000000", test::videoSample(0, true)->payload));
    EXPECT_EQ(events.size(), 1U);
    EXPECT_EQ(demuxer.droppedSamples(), 2U);
}

TEST_F(FlvDemuxerTest, DropsWhatHasNoContent) {
    beginH264();
    beginAac(48000);
    for (const char* body : {"", "1701000000", "170100000000000000", "1702000000", "5200"}) {
        video(0, hexBuffer(body));
    }
    for (const char* body : {"", "af01"}) {
        audio(0, hexBuffer(body));
    }
    EXPECT_TRUE(events.empty());
    EXPECT_EQ(demuxer.droppedSamples(), 0U);
}

TEST_F(FlvDemuxerTest, DropsSamplesAfterARefusedSequenceHeader) {
    beginH264();
    EXPECT_TRUE(demuxer.pushVideo(0, hexBuffer("170000000001"), events).has_error());
    video(0, tag("1701000000", test::videoSample(0, true)->payload));
    EXPECT_TRUE(events.empty());
    EXPECT_EQ(demuxer.droppedSamples(), 1U);
    video(0, tag("1700000000", test::h264Track()->codecConfig));
    EXPECT_EQ(events.size(), 1U);
}

TEST_F(FlvDemuxerTest, SaysWhichTagWasMalformed) {
    beginH264();
    const std::pair<const char*, const char*> cases[] = {
        {"17010000000000000965", "video tag at 40 ms: a NAL unit announces 9 bytes, 1 are left"},
        {"1701", "video tag at 40 ms: wanted 3 bytes, 0 are left"},
        {"1703000000", "video tag at 40 ms: AVC packet type 3, wanted 0, 1 or 2"},
        {"9168766331000000000000022601",
         "video tag at 40 ms: a frame of hevc follows a sequence header of h264"},
    };
    for (const auto& [body, context] : cases) {
        const auto result = demuxer.pushVideo(40, hexBuffer(body), events);
        ASSERT_TRUE(result.has_error()) << body;
        EXPECT_EQ(result.error().code, ErrorCode::kInvalidData);
        EXPECT_EQ(result.error().context, context);
    }
    const auto audioResult = demuxer.pushAudio(41, hexBuffer("af0012"), events);
    ASSERT_TRUE(audioResult.has_error());
    EXPECT_EQ(audioResult.error().context,
              "audio tag at 41 ms: the AudioSpecificConfig ends early or holds an overlong code");
    EXPECT_TRUE(events.empty());
}

TEST_F(FlvDemuxerTest, TellsThePublisherWhatToSendInstead) {
    const auto videoResult = demuxer.pushVideo(0, hexBuffer("1200"), events);
    ASSERT_TRUE(videoResult.has_error());
    EXPECT_EQ(videoResult.error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(videoResult.error().context,
              "video codec Sorenson H.263 is not supported; send H.264, HEVC or AV1");
    const auto audioResult = demuxer.pushAudio(0, hexBuffer("904f707573"), events);
    ASSERT_TRUE(audioResult.has_error());
    EXPECT_EQ(audioResult.error().context, "audio codec Opus is not supported; send AAC");
}

}  // namespace
}  // namespace sigma::container
