#include "core/codec/annex_b.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sigma::codec {
namespace {

constexpr std::array<std::uint8_t, 3> kStartCode = {0, 0, 1};

ByteSpan withoutTrailingZeros(ByteSpan bytes) {
    while (!bytes.empty() && bytes.back() == 0) {
        bytes = bytes.first(bytes.size() - 1);
    }
    return bytes;
}

}  // namespace

std::vector<ByteSpan> splitAnnexB(ByteSpan stream) {
    std::vector<ByteSpan> nalUnits;
    const auto nextCode = [](ByteSpan bytes) {
        return std::search(bytes.begin(), bytes.end(), kStartCode.begin(), kStartCode.end());
    };
    auto code = nextCode(stream);
    while (code != stream.end()) {
        stream = {code + kStartCode.size(), stream.end()};
        code = nextCode(stream);
        const ByteSpan nalUnit = withoutTrailingZeros({stream.begin(), code});
        if (!nalUnit.empty()) {
            nalUnits.push_back(nalUnit);
        }
    }
    return nalUnits;
}

}  // namespace sigma::codec
