#include <gtest/gtest.h>

#include "core/base/byte_writer.h"
#include "core/rtmp/aggregate.h"

namespace sigma::rtmp {
namespace {

void addPart(ByteWriter& writer, MessageType type, std::uint32_t timestamp, std::string_view body) {
    writer.u8(static_cast<std::uint8_t>(type)).u24(body.size());
    writer.u24(timestamp & 0xFFFFFF).u8(timestamp >> 24).u24(0);
    writer.text(body).u32(11 + body.size());
}

Message aggregateOf(ByteWriter& writer, std::uint32_t timestamp) {
    return {{.type = MessageType::kAggregate,
             .streamId = 1,
             .timestamp = timestamp,
             .chunkStreamId = 6},
            writer.share()};
}

TEST(Aggregate, GivesItsPartsOnItsOwnTimeline) {
    ByteWriter writer;
    addPart(writer, MessageType::kVideo, 0x01000005, "video");
    addPart(writer, MessageType::kAudio, 0x01000019, "audio");
    const auto parts = splitAggregate(aggregateOf(writer, 1000));
    ASSERT_TRUE(parts.has_value());
    ASSERT_EQ(parts->size(), 2U);
    EXPECT_EQ((*parts)[0].header.type, MessageType::kVideo);
    EXPECT_EQ((*parts)[0].header.timestamp, 1000U);
    EXPECT_EQ((*parts)[0].header.streamId, 1U);
    EXPECT_EQ((*parts)[0].payload.text(), "video");
    EXPECT_EQ((*parts)[1].header.timestamp, 1020U);
    EXPECT_EQ((*parts)[1].payload.text(), "audio");
}

TEST(Aggregate, RefusesAPartThatIsCutOff) {
    ByteWriter writer;
    addPart(writer, MessageType::kVideo, 0, "video");
    const SharedBuffer whole = writer.share();
    for (std::size_t length = 1; length != whole.size(); ++length) {
        const auto parts = splitAggregate({{}, whole.slice(0, length)});
        ASSERT_TRUE(parts.has_error()) << length;
        EXPECT_EQ(parts.error().code, ErrorCode::kInvalidData);
    }
}

TEST(Aggregate, BoundsItsParts) {
    ByteWriter writer;
    for (int part = 0; part != 4097; ++part) {
        addPart(writer, MessageType::kAudio, 0, "");
    }
    EXPECT_EQ(splitAggregate(aggregateOf(writer, 0)).error().code, ErrorCode::kLimitExceeded);
}

}  // namespace
}  // namespace sigma::rtmp
