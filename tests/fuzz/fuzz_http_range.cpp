#include <cstdlib>

#include "server/http/byte_range.h"

// Whatever range is found lies within the body, and cutting gives as many bytes as it says.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma;
    const std::string_view field(reinterpret_cast<const char*>(data), size);
    const std::vector<SharedBuffer> pieces{SharedBuffer::take(std::string("abc")), SharedBuffer(),
                                           SharedBuffer::take(std::string("defgh"))};
    constexpr std::uint64_t kSize = 8;
    const auto decision = http::decideRange(field, kSize);
    const auto* range = std::get_if<http::ByteRange>(&decision);
    if (range == nullptr) {
        return 0;
    }
    if (range->length == 0 || range->offset >= kSize || range->length > kSize - range->offset) {
        std::abort();
    }
    std::uint64_t cutBytes = 0;
    for (const SharedBuffer& piece : http::cut(pieces, *range)) {
        cutBytes += piece.size();
    }
    if (cutBytes != range->length) {
        std::abort();
    }
    return 0;
}
