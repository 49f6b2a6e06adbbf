#include <gtest/gtest.h>

#include "server/packager/multivariant.h"
#include "tests/support/sample_factory.h"

namespace sigma::packager {
namespace {

std::shared_ptr<const LlHlsWindow> windowOf(const char* name,
                                            std::shared_ptr<const media::TrackInfo> track,
                                            MeasuredBandwidth bandwidth) {
    LlHlsWindow::Content content;
    content.rendition = name;
    content.track = std::move(track);
    content.bandwidth = bandwidth;
    content.plan.frameRate = 30000.0 / 1001;
    return std::make_shared<const LlHlsWindow>(std::move(content));
}

const auto kVideo = windowOf("video", sigma::test::h264Track(), {2'000'000, 1'500'000});
const auto kAudio = windowOf("audio", sigma::test::aacTrack(), {130'000, 128'000});

void expectLine(const std::string& text, const std::string& line) {
    EXPECT_NE(text.find(line), std::string::npos) << line << " is not in\n" << text;
}

TEST(Multivariant, NamesVideoWithItsAudioGroup) {
    const std::string text = writeMultivariant("s1", {kVideo, kAudio});
    expectLine(text, "BANDWIDTH=2130000");
    expectLine(text, "AVERAGE-BANDWIDTH=1628000");
    expectLine(text, "CODECS=\"avc1.4d4028,mp4a.40.2\"");
    expectLine(text, "RESOLUTION=1280x720");
    expectLine(text, "FRAME-RATE=29.970");
    expectLine(text, "AUDIO=\"audio\"");
    expectLine(text, "URI=\"s1/audio/media.m3u8\"");
    expectLine(text, "\ns1/video/media.m3u8\n");
}

TEST(Multivariant, NamesEveryPictureWithTheSameSound) {
    const auto small = windowOf("video-360p", sigma::test::h264Track(640, 360), {700'000, 600'000});
    const std::string text = writeMultivariant("s1", {kVideo, small, kAudio});
    expectLine(text, "BANDWIDTH=2130000");
    expectLine(text, "\ns1/video/media.m3u8\n");
    expectLine(text, "BANDWIDTH=830000");
    expectLine(text, "RESOLUTION=640x360");
    expectLine(text, "\ns1/video-360p/media.m3u8\n");
    EXPECT_EQ(text.find("EXT-X-MEDIA"), text.rfind("EXT-X-MEDIA"));
}

TEST(Multivariant, NamesAudioAloneAsTheVariant) {
    const std::string text = writeMultivariant("s1", {kAudio});
    expectLine(text, "CODECS=\"mp4a.40.2\"");
    expectLine(text, "\ns1/audio/media.m3u8\n");
    EXPECT_EQ(text.find("EXT-X-MEDIA"), std::string::npos);
    EXPECT_EQ(text.find("RESOLUTION"), std::string::npos);
}

TEST(Multivariant, NamesVideoAlone) {
    const std::string text = writeMultivariant("s1", {kVideo});
    expectLine(text, "CODECS=\"avc1.4d4028\"");
    EXPECT_EQ(text.find("AUDIO="), std::string::npos);
}

}  // namespace
}  // namespace sigma::packager
