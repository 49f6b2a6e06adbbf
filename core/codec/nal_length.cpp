#include "core/codec/nal_length.h"

#include <string>

#include "core/base/byte_writer.h"
#include "core/codec/nal_unit.h"

namespace sigma::codec {
namespace {

/// Where lengthSizeMinusOne stands, in the low two bits (ISO/IEC 14496-15, 5.3.3.1 and 8.3.3.1).
std::size_t lengthSizePosition(media::Codec codec) {
    return codec == media::Codec::kH264 ? 4 : 21;
}

}  // namespace

Result<unsigned> nalLengthSize(media::Codec codec, ByteSpan config) {
    const std::size_t position = lengthSizePosition(codec);
    if (config.size() <= position) {
        return Error{ErrorCode::kInvalidData,
                     "the decoder configuration has " + std::to_string(config.size()) +
                         " bytes, wanted more than " + std::to_string(position)};
    }
    const unsigned size = (config[position] & 3U) + 1;
    if (size == 3) {
        return Error{ErrorCode::kInvalidData,
                     "the decoder configuration announces NAL unit lengths of 3 bytes, "
                     "wanted 1, 2 or 4"};
    }
    return size;
}

SharedBuffer withFourByteLengths(media::Codec codec, const SharedBuffer& config) {
    const std::size_t position = lengthSizePosition(codec);
    if ((config.view()[position] & 3U) == 3U) {
        return config;
    }
    Bytes adjusted(config.view().begin(), config.view().end());
    adjusted[position] |= 3U;
    return SharedBuffer::take(std::move(adjusted));
}

Result<SharedBuffer> withFourByteLengths(const SharedBuffer& accessUnit, unsigned lengthSize) {
    if (lengthSize == 4) {
        return accessUnit;
    }
    ByteWriter writer;
    NalUnitReader reader(accessUnit.view(), lengthSize);
    while (!reader.atEnd()) {
        SIGMA_TRY_ASSIGN(const ByteSpan nalUnit, reader.next());
        writer.u32(nalUnit.size()).bytes(nalUnit);
    }
    return writer.share();
}

}  // namespace sigma::codec
