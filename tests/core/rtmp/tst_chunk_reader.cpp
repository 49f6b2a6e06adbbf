#include <gtest/gtest.h>

#include "core/base/byte_writer.h"
#include "core/rtmp/chunk_reader.h"
#include "core/rtmp/chunk_writer.h"

namespace sigma::rtmp {
namespace {

constexpr std::uint8_t kType1 = 0x40;
constexpr std::uint8_t kType2 = 0x80;
constexpr std::uint8_t kType3 = 0xC0;

/// Chunks written by hand; times are cut off at 0xFFFFFF with the rest behind the header.
class Chunks {
public:
    Chunks& type0(std::uint8_t id, std::uint32_t time, std::size_t length, MessageType type,
                  std::uint32_t streamId = 1) {
        m_writer.u8(id).u24(std::min(time, 0xFFFFFFU)).u24(length);
        m_writer.u8(static_cast<std::uint8_t>(type)).u32LittleEndian(streamId);
        return extended(time);
    }
    Chunks& type1(std::uint8_t id, std::uint32_t delta, std::size_t length, MessageType type) {
        m_writer.u8(kType1 | id).u24(std::min(delta, 0xFFFFFFU)).u24(length);
        m_writer.u8(static_cast<std::uint8_t>(type));
        return extended(delta);
    }
    Chunks& type2(std::uint8_t id, std::uint32_t delta) {
        m_writer.u8(kType2 | id).u24(std::min(delta, 0xFFFFFFU));
        return extended(delta);
    }
    Chunks& type3(std::uint8_t id) {
        m_writer.u8(kType3 | id);
        return *this;
    }
    Chunks& u32(std::uint32_t value) {
        m_writer.u32(value);
        return *this;
    }
    Chunks& payload(std::string_view text) {
        m_writer.text(text);
        return *this;
    }
    Chunks& setChunkSize(std::uint32_t size) {
        return type0(2, 0, 4, MessageType::kSetChunkSize, 0).u32(size);
    }
    Chunks& abort(std::uint32_t id) { return type0(2, 0, 4, MessageType::kAbort, 0).u32(id); }
    Bytes take() { return m_writer.take(); }

private:
    Chunks& extended(std::uint32_t time) {
        if (time >= 0xFFFFFF) {
            m_writer.u32(time);
        }
        return *this;
    }

    ByteWriter m_writer;
};

struct Outcome {
    Result<void> result;
    std::vector<Message> messages;
    std::uint64_t abandoned = 0;
};

Outcome readInPieces(ByteSpan bytes, std::size_t pieceSize, const ChunkLimits& limits = {}) {
    ChunkReader reader(limits);
    Outcome outcome;
    while (!bytes.empty() && outcome.result.has_value()) {
        const ByteSpan piece = bytes.first(std::min(pieceSize, bytes.size()));
        outcome.result = reader.push(piece, outcome.messages);
        bytes = bytes.subspan(piece.size());
    }
    outcome.abandoned = reader.abandonedMessages();
    return outcome;
}

/// Reads all at once, and checks that every other way to deliver the bytes gives the same.
Outcome readAll(ByteSpan bytes, const ChunkLimits& limits = {}) {
    Outcome whole = readInPieces(bytes, bytes.size(), limits);
    for (std::size_t pieceSize = 1; pieceSize != 24; ++pieceSize) {
        const Outcome pieces = readInPieces(bytes, pieceSize, limits);
        EXPECT_EQ(pieces.messages, whole.messages) << "in pieces of " << pieceSize;
        EXPECT_EQ(pieces.result.has_error(), whole.result.has_error());
        EXPECT_EQ(pieces.abandoned, whole.abandoned);
    }
    return whole;
}

std::vector<std::string> texts(const Outcome& outcome) {
    std::vector<std::string> result;
    for (const Message& message : outcome.messages) {
        result.emplace_back(message.payload.text());
    }
    return result;
}

std::vector<std::uint32_t> times(const Outcome& outcome) {
    std::vector<std::uint32_t> result;
    for (const Message& message : outcome.messages) {
        result.push_back(message.header.timestamp);
    }
    return result;
}

using Texts = std::vector<std::string>;
using Times = std::vector<std::uint32_t>;

TEST(ChunkReader, ReadsAllHeaderTypes) {
    const auto outcome = readAll(Chunks()
                                     .type0(4, 1000, 2, MessageType::kAudio, 7)
                                     .payload("aa")
                                     .type1(4, 20, 3, MessageType::kVideo)
                                     .payload("bbb")
                                     .type2(4, 30)
                                     .payload("ccc")
                                     .type3(4)
                                     .payload("ddd")
                                     .take());
    ASSERT_TRUE(outcome.result.has_value());
    EXPECT_EQ(texts(outcome), (Texts{"aa", "bbb", "ccc", "ddd"}));
    EXPECT_EQ(times(outcome), (Times{1000, 1020, 1050, 1080}));
    EXPECT_EQ(outcome.messages[0].header.type, MessageType::kAudio);
    EXPECT_EQ(
        outcome.messages[3].header,
        (MessageHeader{
            .type = MessageType::kVideo, .streamId = 7, .timestamp = 1080, .chunkStreamId = 4}));
}

TEST(ChunkReader, TakesTheTimestampOfType0AsTheDeltaOfAType3) {
    const auto outcome = readAll(
        Chunks().type0(4, 40, 1, MessageType::kAudio).payload("a").type3(4).payload("b").take());
    EXPECT_EQ(times(outcome), (Times{40, 80}));
}

TEST(ChunkReader, ReadsLongChunkStreamIds) {
    ByteWriter writer;
    writer.u8(0x00).u8(6).u24(0).u24(1).u8(8).u32(0).text("a");
    writer.u8(0x01).u8(1).u8(2).u24(0).u24(1).u8(8).u32(0).text("b");
    const auto outcome = readAll(writer.view());
    ASSERT_EQ(texts(outcome), (Texts{"a", "b"}));
    EXPECT_EQ(outcome.messages[0].header.chunkStreamId, 70U);
    EXPECT_EQ(outcome.messages[1].header.chunkStreamId, 577U);
}

TEST(ChunkReader, AssemblesInterleavedMessages) {
    const auto outcome = readAll(Chunks()
                                     .setChunkSize(3)
                                     .type0(4, 0, 5, MessageType::kAudio)
                                     .payload("abc")
                                     .type0(6, 0, 4, MessageType::kVideo)
                                     .payload("123")
                                     .type3(4)
                                     .payload("de")
                                     .type3(6)
                                     .payload("4")
                                     .take());
    EXPECT_EQ(texts(outcome), (Texts{"abcde", "1234"}));
}

TEST(ChunkReader, AppliesANewChunkSizeBetweenTheChunksOfAMessage) {
    const auto outcome = readAll(Chunks()
                                     .setChunkSize(4)
                                     .type0(4, 0, 10, MessageType::kAudio)
                                     .payload("abcd")
                                     .setChunkSize(5)
                                     .type3(4)
                                     .payload("efghi")
                                     .type3(4)
                                     .payload("j")
                                     .take());
    EXPECT_EQ(texts(outcome), (Texts{"abcdefghij"}));
}

TEST(ChunkReader, DropsAnAbortedMessage) {
    const auto outcome = readAll(Chunks()
                                     .setChunkSize(4)
                                     .type0(4, 0, 6, MessageType::kAudio)
                                     .payload("abcd")
                                     .abort(4)
                                     .abort(9)
                                     .type1(4, 0, 2, MessageType::kAudio)
                                     .payload("xy")
                                     .take());
    EXPECT_EQ(texts(outcome), (Texts{"xy"}));
    EXPECT_EQ(outcome.abandoned, 1U);
}

TEST(ChunkReader, BeginsAnewWhenASecondChunkDisagreesAboutTheLength) {
    const auto outcome = readAll(Chunks()
                                     .setChunkSize(2)
                                     .type0(4, 0, 3, MessageType::kVideo)
                                     .payload("ab")
                                     .type0(4, 5, 6, MessageType::kVideo)
                                     .payload("cd")
                                     .type3(4)
                                     .payload("ef")
                                     .type3(4)
                                     .payload("gh")
                                     .take());
    EXPECT_EQ(texts(outcome), (Texts{"cdefgh"}));
    EXPECT_EQ(outcome.abandoned, 1U);
}

TEST(ChunkReader, AcceptsAFirstHeaderOfType1AsLibrtmpPings) {
    const auto outcome =
        readAll(Chunks().type1(2, 0, 6, MessageType::kUserControl).payload("ping!!").take());
    EXPECT_EQ(texts(outcome), (Texts{"ping!!"}));
}

TEST(ChunkReader, PassesOverAFirstHeaderOfType3AsFmleBeginsAudio) {
    const auto outcome =
        readAll(Chunks().type3(4).type0(4, 9, 2, MessageType::kAudio).payload("ab").take());
    EXPECT_EQ(texts(outcome), (Texts{"ab"}));
    EXPECT_EQ(outcome.abandoned, 0U);
}

TEST(ChunkReader, RefusesAFirstHeaderOfType2) {
    const auto outcome = readAll(Chunks().type2(5, 0).take());
    ASSERT_TRUE(outcome.result.has_error());
    EXPECT_EQ(outcome.result.error().code, ErrorCode::kInvalidData);
    EXPECT_EQ(outcome.result.error().context,
              "chunk stream 5 begins with a header that has no length");
}

TEST(ChunkReader, GivesEmptyMessages) {
    const auto outcome =
        readAll(Chunks().type0(4, 0, 0, MessageType::kAudio).type3(4).type3(4).take());
    EXPECT_EQ(texts(outcome), (Texts{"", "", ""}));
}

/// One message of "abcdefgh" at an extended time, in chunks of three, and another one behind it.
Bytes extendedMessage(bool isRepeated, std::uint32_t time, std::string_view text) {
    Chunks chunks;
    chunks.setChunkSize(3).type0(6, time, text.size(), MessageType::kVideo);
    for (std::size_t position = 0; position < text.size(); position += 3) {
        if (position != 0) {
            chunks.type3(6);
            if (isRepeated) {
                chunks.u32(time);
            }
        }
        chunks.payload(text.substr(position, 3));
    }
    return chunks.type1(6, 40, 1, MessageType::kVideo).payload("z").take();
}

class ExtendedTimestamp : public testing::TestWithParam<bool> {};

TEST_P(ExtendedTimestamp, IsUnderstoodWhetherRepeatedOrNot) {
    for (const std::uint32_t time : {0xFFFFFFU, 0x01000000U, 0xFFFFFFF0U}) {
        const auto outcome = readAll(extendedMessage(GetParam(), time, "abcdefgh"));
        ASSERT_TRUE(outcome.result.has_value());
        EXPECT_EQ(texts(outcome), (Texts{"abcdefgh", "z"}));
        EXPECT_EQ(times(outcome), (Times{time, time + 40}));
    }
}

TEST_P(ExtendedTimestamp, IsToldFromAPayloadThatBeginsLikeIt) {
    const std::string text{'a', 'b', 'c', '\x01', '\x02', '\x03', '\x01', '\x02'};
    const auto outcome = readAll(extendedMessage(GetParam(), 0x01020304, text));
    EXPECT_EQ(texts(outcome), (Texts{text, "z"}));
}

INSTANTIATE_TEST_SUITE_P(Peers, ExtendedTimestamp, testing::Bool());

TEST(ChunkReader, DoesNotHoldAMessageBackToLookForATimestamp) {
    const Bytes bytes = Chunks()
                            .setChunkSize(3)
                            .type0(6, 0x01020304, 4, MessageType::kVideo)
                            .payload("abc")
                            .type3(6)
                            .payload("d")
                            .take();
    EXPECT_EQ(texts(readAll(bytes)), (Texts{"abcd"}));
}

TEST(ChunkReader, TakesTheExtendedValueOfTypes1And2AsADelta) {
    const auto outcome = readAll(Chunks()
                                     .type0(6, 1000, 1, MessageType::kVideo)
                                     .payload("a")
                                     .type1(6, 0x01000000, 1, MessageType::kVideo)
                                     .payload("b")
                                     .type2(6, 0xFFFFFFFF)
                                     .payload("c")
                                     .take());
    EXPECT_EQ(times(outcome), (Times{1000, 0x01000000 + 1000, 0x01000000 + 999}));
}

struct Violation {
    std::string name;
    Bytes bytes;
    ErrorCode code;
    std::string words;
};

class ChunkLimit : public testing::TestWithParam<Violation> {};

TEST_P(ChunkLimit, IsNotExceeded) {
    constexpr ChunkLimits kLimits{
        .maxChunkStreams = 3, .maxMessageBytes = 1000, .maxAssemblyBytes = 1500};
    const auto outcome = readAll(GetParam().bytes, kLimits);
    ASSERT_TRUE(outcome.result.has_error());
    EXPECT_EQ(outcome.result.error().code, GetParam().code);
    EXPECT_EQ(outcome.result.error().context, GetParam().words);
}

INSTANTIATE_TEST_SUITE_P(
    Limits, ChunkLimit,
    testing::Values(
        Violation{"MessageBytes", Chunks().type0(5, 0, 1001, MessageType::kVideo).take(),
                  ErrorCode::kLimitExceeded,
                  "chunk stream 5 announces a message of 1001 bytes; 1001 exceed the limit of "
                  "1000 for one message"},
        Violation{"AssemblyBytes",
                  Chunks()
                      .setChunkSize(1)
                      .type0(5, 0, 900, MessageType::kVideo)
                      .payload("a")
                      .type0(6, 0, 700, MessageType::kVideo)
                      .take(),
                  ErrorCode::kLimitExceeded,
                  "chunk stream 6 announces a message of 700 bytes; 1600 exceed the limit of 1500 "
                  "for all incomplete messages"},
        Violation{"ChunkStreams",
                  Chunks()
                      .type0(3, 0, 0, MessageType::kVideo)
                      .type0(4, 0, 0, MessageType::kVideo)
                      .type0(5, 0, 0, MessageType::kVideo)
                      .type0(6, 0, 0, MessageType::kVideo)
                      .take(),
                  ErrorCode::kLimitExceeded, "chunk stream 6 is one more than the 3 allowed"},
        Violation{"ZeroChunkSize", Chunks().setChunkSize(0).take(), ErrorCode::kInvalidData,
                  "the peer sets a chunk size of 0, expected 1 to 2147483647"},
        Violation{"NegativeChunkSize", Chunks().setChunkSize(0x80000000).take(),
                  ErrorCode::kInvalidData,
                  "the peer sets a chunk size of 2147483648, expected 1 to 2147483647"},
        Violation{"ShortControl", Chunks().type0(2, 0, 2, MessageType::kAbort).payload("ab").take(),
                  ErrorCode::kInvalidData, "control message of type 2 has only 2 bytes"}),
    [](const auto& sample) { return sample.param.name; });

TEST(ChunkReader, CountsAnAbandonedMessageNoMoreAgainstItsLimits) {
    Chunks chunks;
    chunks.setChunkSize(1);
    for (int round = 0; round != 10; ++round) {
        chunks.type0(5, 0, 900, MessageType::kVideo).payload("a");
    }
    const auto outcome = readAll(chunks.take(), {.maxAssemblyBytes = 1000});
    EXPECT_TRUE(outcome.result.has_value());
    EXPECT_EQ(outcome.abandoned, 9U);
}

TEST(ChunkReader, TakesHugeChunkSizesForTheLargestMessage) {
    ChunkReader reader;
    std::vector<Message> messages;
    ASSERT_TRUE(reader.push(Chunks().setChunkSize(0x7FFFFFFF).take(), messages).has_value());
    EXPECT_EQ(reader.chunkSize(), 0xFFFFFFU);
}

TEST(ChunkReader, KeepsWhatCameBeforeAnError) {
    ChunkReader reader;
    std::vector<Message> messages;
    const Bytes bytes =
        Chunks().type0(4, 0, 1, MessageType::kAudio).payload("a").setChunkSize(0).take();
    EXPECT_TRUE(reader.push(bytes, messages).has_error());
    EXPECT_EQ(messages.size(), 1U);
}

TEST(ChunkReader, ReadsWhatTheWriterWrites) {
    OutputQueue queue;
    ChunkWriter writer;
    Bytes bytes;
    std::vector<Message> sent;
    for (std::uint32_t index = 0; index != 40; ++index) {
        if (index == 20) {
            writer.setChunkSize(333, queue);
        }
        sent.push_back({{.type = index % 2 == 0 ? MessageType::kVideo : MessageType::kAudio,
                         .streamId = 1,
                         .timestamp = index * 0x08000000U,
                         .chunkStreamId = 4 + index % 3},
                        SharedBuffer::take(Bytes(index * 37, static_cast<std::uint8_t>(index)))});
        writer.write(sent.back().header, {}, sent.back().payload, queue);
    }
    for (const SharedBuffer& piece : queue.take()) {
        bytes.insert(bytes.end(), piece.view().begin(), piece.view().end());
    }
    EXPECT_EQ(readAll(bytes).messages, sent);
}

}  // namespace
}  // namespace sigma::rtmp
