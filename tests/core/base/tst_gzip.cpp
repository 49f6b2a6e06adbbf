#include <gtest/gtest.h>
#include <zlib.h>

#include "core/base/gzip.h"

namespace sigma {
namespace {

std::string gunzip(ByteSpan compressed, std::size_t capacity) {
    std::string text(capacity, '\0');
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    stream.next_in = const_cast<Bytef*>(compressed.data());
    stream.avail_in = static_cast<uInt>(compressed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

TEST(Gzip, GivesBackWhatItWasGiven) {
    std::string text;
    for (int line = 0; line != 500; ++line) {
        text += "#EXT-X-PART:DURATION=0.5,URI=\"" + std::to_string(line) + ".m4s\"\n";
    }
    const SharedBuffer compressed = gzip(text);
    EXPECT_LT(compressed.size(), text.size() / 4);
    EXPECT_EQ(gunzip(compressed.view(), text.size() + 1), text);
}

TEST(Gzip, TakesEmptyText) {
    EXPECT_EQ(gunzip(gzip("").view(), 16), "");
}

}  // namespace
}  // namespace sigma
