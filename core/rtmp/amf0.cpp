#include "core/rtmp/amf0.h"

#include <cstdint>
#include <string>

#include "core/rtmp/amf3.h"

namespace sigma::rtmp {
namespace {

enum class Marker : std::uint8_t {
    kNumber = 0x00,
    kBoolean = 0x01,
    kString = 0x02,
    kObject = 0x03,
    kNull = 0x05,
    kUndefined = 0x06,
    kEcmaArray = 0x08,
    kObjectEnd = 0x09,
    kStrictArray = 0x0A,
    kDate = 0x0B,
    kLongString = 0x0C,
    kXmlDocument = 0x0F,
    kTypedObject = 0x10,
    kAvmPlus = 0x11,
};

constexpr std::size_t kMaxShortText = 0xFFFF;

Result<std::string> readText(ByteReader& reader, std::size_t length, AmfBudget& budget) {
    SIGMA_TRY_ASSIGN(const std::string_view text, reader.readText(length));
    SIGMA_TRY(budget.payText(length));
    return std::string(text);
}

Result<std::string> readShortText(ByteReader& reader, AmfBudget& budget) {
    SIGMA_TRY_ASSIGN(const std::uint16_t length, reader.readU16());
    return readText(reader, length, budget);
}

Result<std::string> readLongText(ByteReader& reader, AmfBudget& budget) {
    SIGMA_TRY_ASSIGN(const std::uint32_t length, reader.readU32());
    return readText(reader, length, budget);
}

bool isAtObjectEnd(const ByteReader& reader) {
    const ByteSpan rest = reader.rest();
    return rest.size() >= 3 && rest[0] == 0 && rest[1] == 0 &&
           rest[2] == static_cast<std::uint8_t>(Marker::kObjectEnd);
}

Result<AmfObject> readObject(ByteReader& reader, AmfBudget& budget, std::size_t depth) {
    AmfObject object;
    while (!isAtObjectEnd(reader)) {
        SIGMA_TRY_ASSIGN(std::string name, readShortText(reader, budget));
        SIGMA_TRY_ASSIGN(AmfValue value, decodeAmf0(reader, budget, depth + 1));
        object.add(std::move(name), std::move(value));
    }
    SIGMA_TRY(reader.skip(3));
    return object;
}

Result<AmfObject> readEcmaArray(ByteReader& reader, AmfBudget& budget, std::size_t depth) {
    // The count is a hint that encoders get wrong; the end marker decides.
    SIGMA_TRY(reader.skip(4));
    SIGMA_TRY_ASSIGN(AmfObject object, readObject(reader, budget, depth));
    object.isEcmaArray = true;
    return object;
}

Result<AmfValue> readStrictArray(ByteReader& reader, AmfBudget& budget, std::size_t depth) {
    SIGMA_TRY_ASSIGN(const std::uint32_t count, reader.readU32());
    AmfArray array;
    for (std::uint32_t index = 0; index != count; ++index) {
        SIGMA_TRY_ASSIGN(AmfValue item, decodeAmf0(reader, budget, depth + 1));
        array.items.push_back(std::move(item));
    }
    return AmfValue(std::move(array));
}

Result<AmfValue> readDate(ByteReader& reader) {
    SIGMA_TRY_ASSIGN(const double milliseconds, reader.readDouble());
    SIGMA_TRY(reader.skip(2));
    return AmfValue(AmfDate{milliseconds});
}

Error unknownMarker(std::uint8_t marker) {
    constexpr std::uint8_t kFirstUndefinedMarker = 0x12;
    return {marker < kFirstUndefinedMarker ? ErrorCode::kUnsupported : ErrorCode::kInvalidData,
            "AMF0 marker " + std::to_string(marker) + " does not begin a value that can be read"};
}

/// Writes the alternatives of a value one by one.
class Encoder {
public:
    explicit Encoder(ByteWriter& writer) : m_writer(writer) {}

    void operator()(AmfUndefined) { mark(Marker::kUndefined); }
    void operator()(AmfNull) { mark(Marker::kNull); }
    void operator()(bool value) { mark(Marker::kBoolean).u8(value ? 1 : 0); }
    void operator()(double value) { mark(Marker::kNumber).f64(value); }
    void operator()(AmfDate value) { mark(Marker::kDate).f64(value.milliseconds).u16(0); }
    void operator()(const std::string& value) { text(value); }

    void operator()(const Bytes& value) {
        text({reinterpret_cast<const char*>(value.data()), value.size()});
    }

    void operator()(const AmfObject& value) {
        if (value.isEcmaArray) {
            mark(Marker::kEcmaArray).u32(value.properties.size());
        } else {
            mark(Marker::kObject);
        }
        for (const AmfProperty& property : value.properties) {
            const std::string_view name = std::string_view(property.name).substr(0, kMaxShortText);
            m_writer.u16(name.size()).text(name);
            encodeAmf0(property.value, m_writer);
        }
        m_writer.u16(0);
        mark(Marker::kObjectEnd);
    }

    void operator()(const AmfArray& value) {
        mark(Marker::kStrictArray).u32(value.items.size());
        for (const AmfValue& item : value.items) {
            encodeAmf0(item, m_writer);
        }
    }

private:
    ByteWriter& mark(Marker marker) { return m_writer.u8(static_cast<std::uint8_t>(marker)); }

    void text(std::string_view value) {
        if (value.size() <= kMaxShortText) {
            mark(Marker::kString).u16(value.size()).text(value);
        } else {
            mark(Marker::kLongString).u32(value.size()).text(value);
        }
    }

    ByteWriter& m_writer;
};

}  // namespace

Result<AmfValue> decodeAmf0(ByteReader& reader, AmfBudget& budget, std::size_t depth) {
    SIGMA_TRY(budget.payValue(depth));
    SIGMA_TRY_ASSIGN(const std::uint8_t marker, reader.readU8());
    switch (static_cast<Marker>(marker)) {
        case Marker::kNumber:
            return reader.readDouble();
        case Marker::kBoolean: {
            SIGMA_TRY_ASSIGN(const std::uint8_t value, reader.readU8());
            return AmfValue(value != 0);
        }
        case Marker::kString:
            return readShortText(reader, budget);
        case Marker::kObject:
            return readObject(reader, budget, depth);
        case Marker::kNull:
            return AmfValue(AmfNull{});
        case Marker::kUndefined:
            return AmfValue();
        case Marker::kEcmaArray:
            return readEcmaArray(reader, budget, depth);
        case Marker::kStrictArray:
            return readStrictArray(reader, budget, depth);
        case Marker::kDate:
            return readDate(reader);
        case Marker::kLongString:
        case Marker::kXmlDocument:
            return readLongText(reader, budget);
        case Marker::kTypedObject:
            SIGMA_TRY(readShortText(reader, budget));
            return readObject(reader, budget, depth);
        case Marker::kAvmPlus:
            return decodeAmf3(reader, budget, depth);
        case Marker::kObjectEnd:
            break;
    }
    return unknownMarker(marker);
}

Result<std::vector<AmfValue>> decodeAmf0Values(ByteSpan bytes) {
    ByteReader reader(bytes);
    AmfBudget budget;
    std::vector<AmfValue> values;
    while (!reader.atEnd()) {
        SIGMA_TRY_ASSIGN(AmfValue value, decodeAmf0(reader, budget));
        values.push_back(std::move(value));
    }
    return values;
}

void encodeAmf0(const AmfValue& value, ByteWriter& writer) {
    std::visit(Encoder(writer), value.variant());
}

}  // namespace sigma::rtmp
