#include "core/rtmp/amf3.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sigma::rtmp {
namespace {

enum class Marker : std::uint8_t {
    kUndefined = 0x00,
    kNull = 0x01,
    kFalse = 0x02,
    kTrue = 0x03,
    kInteger = 0x04,
    kDouble = 0x05,
    kString = 0x06,
    kXmlDocument = 0x07,
    kDate = 0x08,
    kArray = 0x09,
    kObject = 0x0A,
    kXml = 0x0B,
    kByteArray = 0x0C,
    kVectorOfInt = 0x0D,
    kVectorOfUint = 0x0E,
    kVectorOfDouble = 0x0F,
    kVectorOfObject = 0x10,
    kDictionary = 0x11,
};

constexpr std::uint32_t kSignBit = 1U << 28U;
constexpr double kIntegerRange = 1U << 29U;

/// The sealed names of a class; its dynamic ones come with each object.
struct Traits {
    bool isDynamic = false;
    std::vector<std::string> names;
};

class Decoder {
public:
    Decoder(ByteReader& reader, AmfBudget& budget) : m_reader(reader), m_budget(budget) {}

    Result<AmfValue> readValue(std::size_t depth);

private:
    Result<std::uint32_t> readU29();
    Result<std::uint32_t> readInlineLength(std::string_view what);
    Result<std::string> readString();
    Result<std::string> takeText(std::size_t length);
    Result<AmfValue> readInteger();
    Result<AmfValue> readXml();
    Result<AmfValue> readDate();
    Result<AmfValue> readBytes();
    Result<AmfValue> readArray(std::size_t depth);
    Result<AmfValue> readObject(std::size_t depth);
    Result<Traits> readTraits(std::uint32_t header);
    Result<void> readNamedValues(AmfObject& object, std::size_t depth);

    ByteReader& m_reader;
    AmfBudget& m_budget;
    std::vector<std::string> m_strings;
    std::vector<Traits> m_traits;
};

Result<AmfValue> Decoder::readValue(std::size_t depth) {
    SIGMA_TRY(m_budget.payValue(depth));
    SIGMA_TRY_ASSIGN(const std::uint8_t marker, m_reader.readU8());
    switch (static_cast<Marker>(marker)) {
        case Marker::kUndefined:
            return AmfValue();
        case Marker::kNull:
            return AmfValue(AmfNull{});
        case Marker::kFalse:
            return AmfValue(false);
        case Marker::kTrue:
            return AmfValue(true);
        case Marker::kInteger:
            return readInteger();
        case Marker::kDouble:
            return m_reader.readDouble();
        case Marker::kString:
            return readString();
        case Marker::kXmlDocument:
        case Marker::kXml:
            return readXml();
        case Marker::kDate:
            return readDate();
        case Marker::kArray:
            return readArray(depth);
        case Marker::kObject:
            return readObject(depth);
        case Marker::kByteArray:
            return readBytes();
        case Marker::kVectorOfInt:
        case Marker::kVectorOfUint:
        case Marker::kVectorOfDouble:
        case Marker::kVectorOfObject:
        case Marker::kDictionary:
            return Error{ErrorCode::kUnsupported,
                         "AMF3 vectors and dictionaries are not read (marker " +
                             std::to_string(marker) + ")"};
    }
    return Error{ErrorCode::kInvalidData,
                 "AMF3 marker " + std::to_string(marker) + " does not exist"};
}

/// Seven bits a byte, eight in the fourth (AMF 3, section 1.3.1).
Result<std::uint32_t> Decoder::readU29() {
    std::uint32_t value = 0;
    for (int index = 0; index != 3; ++index) {
        SIGMA_TRY_ASSIGN(const std::uint8_t byte, m_reader.readU8());
        value = (value << 7) | (byte & 0x7FU);
        if ((byte & 0x80U) == 0) {
            return value;
        }
    }
    SIGMA_TRY_ASSIGN(const std::uint8_t last, m_reader.readU8());
    return (value << 8) | last;
}

/// The count in front of a complex value; a clear lowest bit makes it a reference instead.
Result<std::uint32_t> Decoder::readInlineLength(std::string_view what) {
    SIGMA_TRY_ASSIGN(const std::uint32_t header, readU29());
    if ((header & 1U) == 0) {
        return Error{ErrorCode::kUnsupported,
                     "an AMF3 " + std::string(what) + " refers to an earlier one"};
    }
    return header >> 1U;
}

Result<std::string> Decoder::takeText(std::size_t length) {
    SIGMA_TRY_ASSIGN(const std::string_view text, m_reader.readText(length));
    SIGMA_TRY(m_budget.payText(length));
    return std::string(text);
}

Result<std::string> Decoder::readString() {
    SIGMA_TRY_ASSIGN(const std::uint32_t header, readU29());
    const std::uint32_t value = header >> 1U;
    if ((header & 1U) != 0) {
        SIGMA_TRY_ASSIGN(std::string text, takeText(value));
        if (!text.empty()) {
            m_strings.push_back(text);
        }
        return text;
    }
    if (value >= m_strings.size()) {
        return Error{ErrorCode::kInvalidData,
                     "AMF3 text refers to number " + std::to_string(value) + " of " +
                         std::to_string(m_strings.size()) + " earlier ones"};
    }
    SIGMA_TRY(m_budget.payText(m_strings[value].size()));
    return m_strings[value];
}

Result<AmfValue> Decoder::readInteger() {
    SIGMA_TRY_ASSIGN(const std::uint32_t value, readU29());
    const double number = value;
    return AmfValue((value & kSignBit) != 0 ? number - kIntegerRange : number);
}

Result<AmfValue> Decoder::readXml() {
    SIGMA_TRY_ASSIGN(const std::uint32_t length, readInlineLength("XML document"));
    return takeText(length);
}

Result<AmfValue> Decoder::readDate() {
    SIGMA_TRY(readInlineLength("date"));
    SIGMA_TRY_ASSIGN(const double milliseconds, m_reader.readDouble());
    return AmfValue(AmfDate{milliseconds});
}

Result<AmfValue> Decoder::readBytes() {
    SIGMA_TRY_ASSIGN(const std::uint32_t length, readInlineLength("byte array"));
    SIGMA_TRY_ASSIGN(const ByteSpan bytes, m_reader.readBytes(length));
    SIGMA_TRY(m_budget.payText(length));
    return AmfValue(Bytes(bytes.begin(), bytes.end()));
}

/// Pairs of name and value up to an empty name.
Result<void> Decoder::readNamedValues(AmfObject& object, std::size_t depth) {
    while (true) {
        SIGMA_TRY_ASSIGN(std::string name, readString());
        if (name.empty()) {
            return {};
        }
        SIGMA_TRY_ASSIGN(AmfValue value, readValue(depth + 1));
        object.add(std::move(name), std::move(value));
    }
}

Result<AmfValue> Decoder::readArray(std::size_t depth) {
    SIGMA_TRY_ASSIGN(const std::uint32_t count, readInlineLength("array"));
    AmfObject named;
    named.isEcmaArray = true;
    SIGMA_TRY(readNamedValues(named, depth));
    AmfArray dense;
    for (std::uint32_t index = 0; index != count; ++index) {
        SIGMA_TRY_ASSIGN(AmfValue item, readValue(depth + 1));
        if (named.properties.empty()) {
            dense.items.push_back(std::move(item));
        } else {
            named.add(std::to_string(index), std::move(item));
        }
    }
    if (named.properties.empty()) {
        return AmfValue(std::move(dense));
    }
    return AmfValue(std::move(named));
}

Result<AmfValue> Decoder::readObject(std::size_t depth) {
    SIGMA_TRY_ASSIGN(const std::uint32_t header, readInlineLength("object"));
    SIGMA_TRY_ASSIGN(const Traits traits, readTraits(header));
    AmfObject object;
    for (const std::string& name : traits.names) {
        SIGMA_TRY_ASSIGN(AmfValue value, readValue(depth + 1));
        object.add(name, std::move(value));
    }
    if (traits.isDynamic) {
        SIGMA_TRY(readNamedValues(object, depth));
    }
    return AmfValue(std::move(object));
}

/// `header` is U29O-traits without its lowest bit (AMF 3, section 3.12).
Result<Traits> Decoder::readTraits(std::uint32_t header) {
    if ((header & 1U) == 0) {
        const std::uint32_t index = header >> 1U;
        if (index >= m_traits.size()) {
            return Error{ErrorCode::kInvalidData,
                         "an AMF3 object refers to class " + std::to_string(index) + " of " +
                             std::to_string(m_traits.size()) + " earlier ones"};
        }
        for (const std::string& name : m_traits[index].names) {
            SIGMA_TRY(m_budget.payText(name.size()));
        }
        return m_traits[index];
    }
    if ((header & 2U) != 0) {
        return Error{ErrorCode::kUnsupported, "an AMF3 object has a form that its class defines"};
    }
    Traits traits{.isDynamic = (header & 4U) != 0, .names = {}};
    const std::uint32_t count = header >> 3U;
    SIGMA_TRY(readString());
    for (std::uint32_t index = 0; index != count; ++index) {
        SIGMA_TRY(m_budget.payValue(0));
        SIGMA_TRY_ASSIGN(std::string name, readString());
        traits.names.push_back(std::move(name));
    }
    m_traits.push_back(traits);
    return traits;
}

}  // namespace

Result<AmfValue> decodeAmf3(ByteReader& reader, AmfBudget& budget, std::size_t depth) {
    return Decoder(reader, budget).readValue(depth);
}

}  // namespace sigma::rtmp
