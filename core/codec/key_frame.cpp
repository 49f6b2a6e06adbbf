#include "core/codec/key_frame.h"

#include "core/codec/bit_reader.h"
#include "core/codec/nal_unit.h"
#include "core/codec/obu.h"

namespace sigma::codec {
namespace {

constexpr unsigned kNalLengthSize = 4;

bool isH264Slice(ByteSpan nalUnit) {
    const H264NalType type = h264NalType(nalUnit);
    return type >= H264NalType::kSlice && type <= H264NalType::kIdrSlice;
}

bool isHevcSlice(ByteSpan nalUnit) {
    return hevcNalType(nalUnit) <= HevcNalType::kLastVcl;
}

bool isIrap(ByteSpan nalUnit) {
    const HevcNalType type = hevcNalType(nalUnit);
    return type >= HevcNalType::kFirstIrap && type <= HevcNalType::kLastIrap;
}

/// The first NAL unit that carries picture data; empty where there is none.
ByteSpan firstSlice(ByteSpan payload, bool (*isSlice)(ByteSpan)) {
    for (NalUnitReader reader(payload, kNalLengthSize); !reader.atEnd();) {
        const auto nalUnit = reader.next();
        if (nalUnit.has_error()) {
            break;
        }
        if (!nalUnit->empty() && isSlice(*nalUnit)) {
            return *nalUnit;
        }
    }
    return {};
}

/// The beginning of uncompressed_header(), AV1 specification 5.9.2.
bool isShownKeyFrame(ByteSpan frameHeader) {
    BitReader reader(frameHeader);
    const bool showsExistingFrame = reader.flag();
    const std::uint32_t frameType = reader.bits(2);
    const bool isShown = reader.flag();
    return !reader.passedEnd() && !showsExistingFrame && frameType == 0 && isShown;
}

bool startsWithAv1KeyFrame(ByteSpan payload) {
    for (ObuReader reader(payload); !reader.atEnd();) {
        const auto obu = reader.next();
        if (obu.has_error()) {
            return false;
        }
        if (obu->type == ObuType::kFrame || obu->type == ObuType::kFrameHeader) {
            return isShownKeyFrame(obu->payload);
        }
    }
    return false;
}

}  // namespace

bool startsWithKeyFrame(media::Codec codec, ByteSpan payload) {
    switch (codec) {
        case media::Codec::kH264: {
            const ByteSpan slice = firstSlice(payload, isH264Slice);
            return !slice.empty() && h264NalType(slice) == H264NalType::kIdrSlice;
        }
        case media::Codec::kHevc: {
            const ByteSpan slice = firstSlice(payload, isHevcSlice);
            return !slice.empty() && isIrap(slice);
        }
        case media::Codec::kAv1:
            return startsWithAv1KeyFrame(payload);
        case media::Codec::kAac:
            return true;
    }
    return false;
}

}  // namespace sigma::codec
