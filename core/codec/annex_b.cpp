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
    auto found = std::ranges::search(stream, kStartCode);
    while (!found.empty()) {
        const ByteSpan rest(found.end(), stream.end());
        found = std::ranges::search(rest, kStartCode);
        const ByteSpan nalUnit = withoutTrailingZeros({rest.begin(), found.begin()});
        if (!nalUnit.empty()) {
            nalUnits.push_back(nalUnit);
        }
        stream = rest;
    }
    return nalUnits;
}

}  // namespace sigma::codec
