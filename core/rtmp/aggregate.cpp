#include "core/rtmp/aggregate.h"

#include <optional>
#include <string>

#include "core/base/byte_reader.h"

namespace sigma::rtmp {
namespace {

constexpr std::size_t kBackPointerBytes = 4;
constexpr std::size_t kMaxParts = 4096;

Result<Message> readPart(ByteReader& reader, const Message& aggregate) {
    Message part{aggregate.header, {}};
    SIGMA_TRY_ASSIGN(const std::uint8_t type, reader.readU8());
    SIGMA_TRY_ASSIGN(const std::uint32_t length, reader.readU24());
    SIGMA_TRY_ASSIGN(const std::uint32_t lowTime, reader.readU24());
    SIGMA_TRY_ASSIGN(const std::uint32_t highTime, reader.readU8());
    SIGMA_TRY(reader.skip(3));
    part.header.type = static_cast<MessageType>(type);
    part.header.timestamp = (highTime << 24) | lowTime;
    part.payload = aggregate.payload.slice(reader.position(), length);
    SIGMA_TRY(reader.skip(length));
    SIGMA_TRY(reader.skip(kBackPointerBytes));
    return part;
}

}  // namespace

Result<std::vector<Message>> splitAggregate(const Message& aggregate) {
    ByteReader reader(aggregate.payload.view());
    std::vector<Message> parts;
    std::optional<std::uint32_t> shift;
    while (!reader.atEnd()) {
        if (parts.size() == kMaxParts) {
            return Error{ErrorCode::kLimitExceeded, "an aggregate message has more than " +
                                                        std::to_string(kMaxParts) + " parts"};
        }
        const std::size_t start = reader.position();
        auto part = readPart(reader, aggregate);
        if (part.has_error()) {
            return Error{ErrorCode::kInvalidData, "the part at byte " + std::to_string(start) +
                                                      " of an aggregate message of " +
                                                      std::to_string(aggregate.payload.size()) +
                                                      " bytes is cut off"};
        }
        if (!shift) {
            shift = aggregate.header.timestamp - part->header.timestamp;
        }
        part->header.timestamp += *shift;
        parts.push_back(std::move(*part));
    }
    return parts;
}

}  // namespace sigma::rtmp
