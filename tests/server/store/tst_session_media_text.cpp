#include <limits>

#include <gtest/gtest.h>

#include "server/store/session_media_text.h"

namespace sigma::store {
namespace {

TEST(SessionMediaText, ReadsWhatItHasWritten) {
    domain::SessionMedia media{"avc1", "mp4a", 1, 2, 29.97, 3, 4, 0.1, -5, 1e-9, 6, UINT64_MAX};
    EXPECT_EQ(readSessionMedia(writeSessionMedia(media)).value(), media);
    EXPECT_EQ(readSessionMedia(writeSessionMedia({})).value(), domain::SessionMedia{});
}

TEST(SessionMediaText, TakesWhatIsMissingForUnknown) {
    const auto media = readSessionMedia(R"({"width":640,"hue":"blue"})").value();
    EXPECT_EQ(media.width, 640U);
    EXPECT_EQ(media.height, 0U);
}

TEST(SessionMediaText, WritesNoNumberThatJsonLacks) {
    domain::SessionMedia media;
    media.frameRate = std::numeric_limits<double>::infinity();
    media.jitterMs = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(readSessionMedia(writeSessionMedia(media)).value(), domain::SessionMedia{});
}

TEST(SessionMediaText, RefusesWhatIsNotOfItsKind) {
    for (const char* text : {"", "[]", R"({"width":"wide"})", R"({"width":-1})",
                             R"({"video_codec":1})", R"({"gop_seconds":"2"})"}) {
        EXPECT_TRUE(readSessionMedia(text).has_error()) << text;
    }
}

}  // namespace
}  // namespace sigma::store
