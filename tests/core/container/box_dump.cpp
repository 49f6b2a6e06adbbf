#include "tests/core/container/box_dump.h"

#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <vector>

namespace sigma::container::test {

namespace {

struct Field {
    const char* name;  ///< empty: not shown
    std::size_t bytes;
};

const std::set<std::string>& containers() {
    static const std::set<std::string> kTypes{"moov", "trak", "mdia", "minf", "dinf",
                                              "stbl", "mvex", "moof", "traf"};
    return kTypes;
}

/// Fields of version 0, but of the boxes that fragments have in version 1.
const std::map<std::string, std::vector<Field>>& layouts() {
    static const std::map<std::string, std::vector<Field>> kLayouts{
        {"mvhd",
         {{"created", 4},
          {"modified", 4},
          {"timescale", 4},
          {"duration", 4},
          {"rate", 4},
          {"volume", 2},
          {"", 10},
          {"matrix", 36},
          {"", 24},
          {"next_track_id", 4}}},
        {"tkhd",
         {{"created", 4},
          {"modified", 4},
          {"track_id", 4},
          {"", 4},
          {"duration", 4},
          {"", 8},
          {"layer", 2},
          {"group", 2},
          {"volume", 2},
          {"", 2},
          {"matrix", 36},
          {"width", 4},
          {"height", 4}}},
        {"mdhd",
         {{"created", 4},
          {"modified", 4},
          {"timescale", 4},
          {"duration", 4},
          {"language", 2},
          {"", 2}}},
        {"hdlr", {{"", 4}, {"handler", 4}, {"", 12}}},
        {"vmhd", {{"mode", 2}, {"", 6}}},
        {"smhd", {{"balance", 2}, {"", 2}}},
        {"dref", {{"entries", 4}}},
        {"url ", {}},
        {"stsd", {{"entries", 4}}},
        {"stts", {{"entries", 4}}},
        {"stsc", {{"entries", 4}}},
        {"stsz", {{"size", 4}, {"entries", 4}}},
        {"stco", {{"entries", 4}}},
        {"trex", {{"track_id", 4}, {"description", 4}, {"duration", 4}, {"size", 4}, {"flags", 4}}},
        {"mfhd", {{"sequence", 4}}},
        {"tfdt", {{"decode_time", 8}}},
        {"esds", {}},
    };
    return kLayouts;
}

class Dumper {
public:
    void boxes(ByteSpan bytes, std::size_t depth);
    std::string text() const { return m_out.str(); }

private:
    std::uint64_t number(ByteSpan& bytes, std::size_t count);
    void fields(ByteSpan& bytes, const std::vector<Field>& layout);
    void hex(ByteSpan bytes);
    void contents(const std::string& type, ByteSpan bytes, std::size_t depth);
    void fileType(ByteSpan bytes);
    void sampleEntry(bool isVideo, ByteSpan bytes, std::size_t depth);
    void trackFragmentHeader(std::uint32_t flags, ByteSpan bytes);
    void run(std::uint32_t flags, ByteSpan bytes, std::size_t depth);

    std::ostringstream m_out;
};

std::uint64_t Dumper::number(ByteSpan& bytes, std::size_t count) {
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes.first(count)) {
        value = value << 8 | byte;
    }
    bytes = bytes.subspan(count);
    return value;
}

void Dumper::hex(ByteSpan bytes) {
    const char* const digits = "0123456789abcdef";
    for (const std::uint8_t byte : bytes) {
        m_out << digits[byte >> 4] << digits[byte & 15];
    }
}

void Dumper::fields(ByteSpan& bytes, const std::vector<Field>& layout) {
    for (const Field& field : layout) {
        if (*field.name != '\0') {
            m_out << ' ' << field.name << '=';
            if (field.bytes > 8) {
                hex(bytes.first(field.bytes));
            } else {
                ByteSpan copy = bytes;
                m_out << number(copy, field.bytes);
            }
        }
        bytes = bytes.subspan(field.bytes);
    }
}

void Dumper::fileType(ByteSpan bytes) {
    const auto name = [&] {
        std::string text(reinterpret_cast<const char*>(bytes.data()), 4);
        bytes = bytes.subspan(4);
        return text;
    };
    m_out << " major=" << name();
    m_out << " minor=" << number(bytes, 4) << " compatible=";
    while (!bytes.empty()) {
        m_out << name() << (bytes.empty() ? "" : ",");
    }
    m_out << '\n';
}

void Dumper::sampleEntry(bool isVideo, ByteSpan bytes, std::size_t depth) {
    if (isVideo) {
        fields(bytes, {{"", 6},
                       {"reference", 2},
                       {"", 16},
                       {"width", 2},
                       {"height", 2},
                       {"horizontal", 4},
                       {"vertical", 4},
                       {"", 4},
                       {"frames", 2},
                       {"", 32},
                       {"depth", 2},
                       {"color_table", 2}});
    } else {
        fields(bytes, {{"", 6},
                       {"reference", 2},
                       {"", 8},
                       {"channels", 2},
                       {"bits", 2},
                       {"", 4},
                       {"rate", 4}});
    }
    m_out << '\n';
    boxes(bytes, depth + 1);
}

void Dumper::trackFragmentHeader(std::uint32_t flags, ByteSpan bytes) {
    m_out << " track_id=" << number(bytes, 4);
    if ((flags & 0x08) != 0) {
        m_out << " duration=" << number(bytes, 4);
    }
    if ((flags & 0x10) != 0) {
        m_out << " size=" << number(bytes, 4);
    }
    if ((flags & 0x20) != 0) {
        m_out << " sample_flags=" << std::hex << number(bytes, 4) << std::dec;
    }
    m_out << '\n';
}

void Dumper::run(std::uint32_t flags, ByteSpan bytes, std::size_t depth) {
    const std::uint64_t count = number(bytes, 4);
    m_out << " samples=" << count << " data_offset=" << number(bytes, 4);
    if ((flags & 0x4) != 0) {
        m_out << " first_flags=" << std::hex << number(bytes, 4) << std::dec;
    }
    m_out << '\n';
    for (std::uint64_t index = 0; !bytes.empty(); ++index) {
        m_out << std::string(2 * depth + 2, ' ') << "sample " << index;
        if ((flags & 0x100) != 0) {
            m_out << " duration=" << number(bytes, 4);
        }
        if ((flags & 0x200) != 0) {
            m_out << " size=" << number(bytes, 4);
        }
        if ((flags & 0x400) != 0) {
            m_out << " flags=" << std::hex << number(bytes, 4) << std::dec;
        }
        if ((flags & 0x800) != 0) {
            m_out << " cts=" << static_cast<std::int32_t>(number(bytes, 4));
        }
        m_out << '\n';
    }
}

void Dumper::contents(const std::string& type, ByteSpan bytes, std::size_t depth) {
    if (containers().contains(type)) {
        m_out << '\n';
        return boxes(bytes, depth + 1);
    }
    if (type == "ftyp") {
        return fileType(bytes);
    }
    if (type == "mp4a" || type == "avc1" || type == "hvc1" || type == "av01") {
        return sampleEntry(type != "mp4a", bytes, depth);
    }
    const bool isFull = layouts().contains(type) || type == "tfhd" || type == "trun";
    if (!isFull) {
        m_out << ' ';
        hex(bytes);
        m_out << '\n';
        return;
    }
    m_out << " version=" << number(bytes, 1);
    const auto flags = static_cast<std::uint32_t>(number(bytes, 3));
    m_out << " flags=" << std::hex << flags << std::dec;
    if (type == "tfhd") {
        return trackFragmentHeader(flags, bytes);
    }
    if (type == "trun") {
        return run(flags, bytes, depth);
    }
    fields(bytes, layouts().at(type));
    if (type == "dref" || type == "stsd") {
        m_out << '\n';
        return boxes(bytes, depth + 1);
    }
    if (!bytes.empty()) {
        m_out << " rest=";
        hex(bytes);
    }
    m_out << '\n';
}

void Dumper::boxes(ByteSpan bytes, std::size_t depth) {
    while (bytes.size() >= 8) {
        ByteSpan rest = bytes;
        const std::size_t size = number(rest, 4);
        const std::string type(reinterpret_cast<const char*>(rest.data()), 4);
        m_out << std::string(2 * depth, ' ') << type << ' ' << size;
        if (size < 8 || size > bytes.size()) {
            m_out << " broken\n";
            return;
        }
        contents(type, bytes.subspan(8, size - 8), depth);
        bytes = bytes.subspan(size);
    }
    if (!bytes.empty()) {
        m_out << std::string(2 * depth, ' ') << bytes.size() << " bytes left over\n";
    }
}

}  // namespace

std::string dumpBoxes(ByteSpan bytes) {
    Dumper dumper;
    dumper.boxes(bytes, 0);
    return dumper.text();
}

std::string golden(const std::string& name) {
    std::ifstream file(SIGMA_SOURCE_DIR "/tests/golden/fmp4/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace sigma::container::test
