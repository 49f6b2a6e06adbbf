#include "core/encoder/access_unit.h"

#include "core/base/byte_writer.h"
#include "core/codec/annex_b.h"
#include "core/codec/h264_config.h"
#include "core/codec/nal_unit.h"

namespace sigma::encoder {
namespace {

constexpr std::uint8_t kDelimiter = 9;
constexpr std::uint8_t kFiller = 12;

/// What players get from the track instead, or need not know.
bool isLeftOut(codec::H264NalType type) {
    return type == codec::H264NalType::kSps || type == codec::H264NalType::kPps ||
           type == codec::H264NalType{kDelimiter} || type == codec::H264NalType{kFiller};
}

}  // namespace

AccessUnit accessUnitOf(ByteSpan annexB) {
    AccessUnit unit;
    ByteWriter payload;
    payload.reserve(annexB.size() + 64);
    for (const ByteSpan nalUnit : codec::splitAnnexB(annexB)) {
        const codec::H264NalType type = codec::h264NalType(nalUnit);
        if (isLeftOut(type)) {
            continue;
        }
        unit.isKey = unit.isKey || type == codec::H264NalType::kIdrSlice;
        payload.u32(nalUnit.size()).bytes(nalUnit);
    }
    unit.payload = payload.share();
    return unit;
}

Result<media::TrackInfo> trackOf(ByteSpan annexB) {
    ByteSpan sps;
    ByteSpan pps;
    for (const ByteSpan nalUnit : codec::splitAnnexB(annexB)) {
        const codec::H264NalType type = codec::h264NalType(nalUnit);
        if (type == codec::H264NalType::kSps && sps.empty()) {
            sps = nalUnit;
        } else if (type == codec::H264NalType::kPps && pps.empty()) {
            pps = nalUnit;
        }
    }
    if (sps.empty() || pps.empty()) {
        return Error{ErrorCode::kInvalidData, "the encoder gives no SPS or no PPS"};
    }
    SIGMA_TRY_ASSIGN(const SharedBuffer config, codec::writeH264Config(sps, pps));
    return codec::describeH264(config);
}

}  // namespace sigma::encoder
