#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/hls/multivariant_playlist_writer.h"
#include "tests/core/hls/golden_file.h"

namespace sigma::hls {
namespace {

using testing::HasSubstr;

AudioRendition vietnameseAudio() {
    AudioRendition rendition;
    rendition.groupId = "aac";
    rendition.name = "Tiếng Việt";
    rendition.language = "vi";
    rendition.isDefault = true;
    rendition.channels = 2;
    rendition.uri = "audio.m3u8";
    return rendition;
}

Variant audioOnly() {
    Variant variant;
    variant.uri = "audio.m3u8";
    variant.bandwidth = 128'000;
    variant.codecs = "mp4a.40.2";
    return variant;
}

Variant fullHd() {
    Variant variant;
    variant.uri = "1080p.m3u8";
    variant.bandwidth = 6'200'000;
    variant.averageBandwidth = 5'100'000;
    variant.codecs = "avc1.64002a,mp4a.40.2";
    variant.width = 1920;
    variant.height = 1080;
    variant.frameRateThousandths = 59'940;
    variant.audioGroup = "aac";
    return variant;
}

Variant sd() {
    Variant variant;
    variant.uri = "480p.m3u8";
    variant.bandwidth = 1'400'000;
    variant.codecs = "avc1.4d401f,mp4a.40.2";
    variant.width = 854;
    variant.height = 480;
    variant.frameRateThousandths = 30'000;
    variant.audioGroup = "aac";
    variant.hasNoClosedCaptions = false;
    return variant;
}

TEST(MultivariantPlaylistWriter, WritesVariantsAndTheirAudio) {
    MultivariantPlaylist playlist;
    playlist.hasIndependentSegments = true;
    playlist.start = StartPoint{std::chrono::seconds(-3), false};
    playlist.audioRenditions = {vietnameseAudio()};
    playlist.variants = {fullHd(), sd()};
    EXPECT_EQ(writeMultivariantPlaylist(playlist), test::golden("multivariant.m3u8"));
}

TEST(MultivariantPlaylistWriter, WritesTheLeastOfAVariant) {
    MultivariantPlaylist playlist;
    playlist.variants = {audioOnly()};
    EXPECT_EQ(writeMultivariantPlaylist(playlist), test::golden("multivariant_audio_only.m3u8"));
}

TEST(MultivariantPlaylistWriter, CleansNamesFromOutside) {
    MultivariantPlaylist playlist;
    playlist.audioRenditions = {vietnameseAudio()};
    playlist.audioRenditions.front().name = "The \"best\"\n#EXT-X-ENDLIST";
    EXPECT_THAT(writeMultivariantPlaylist(playlist),
                HasSubstr("NAME=\"The 'best' #EXT-X-ENDLIST\","));
}

}  // namespace
}  // namespace sigma::hls
