#include "core/codec/h264_sps.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/codec/bit_reader.h"
#include "core/codec/nal_unit.h"
#include "core/codec/picture_size.h"
#include "core/codec/video_timing.h"
#include "core/codec/vui.h"

namespace sigma::codec {
namespace {

constexpr std::uint32_t kMacroblock = 16;
constexpr std::uint32_t kMaxMacroblocks = 1024;
constexpr std::uint32_t kMaxReferencesInCycle = 255;

bool hasChromaFormat(std::uint8_t profile) {
    constexpr std::array<std::uint8_t, 13> kProfiles{100, 110, 122, 244, 44,  83, 86,
                                                     118, 128, 138, 139, 134, 135};
    return std::ranges::find(kProfiles, profile) != kProfiles.end();
}

/// scaling_list(), 7.3.2.1.1.1: its length depends on the values.
void skipScalingList(BitReader& reader, int size) {
    std::int32_t lastScale = 8;
    std::int32_t nextScale = 8;
    for (int entry = 0; entry != size && !reader.passedEnd(); ++entry) {
        if (nextScale != 0) {
            const std::int64_t sum = std::int64_t{lastScale} + reader.se() + 256;
            nextScale = static_cast<std::int32_t>(sum % 256);
        }
        lastScale = nextScale == 0 ? lastScale : nextScale;
    }
}

/// The fields that only high profiles have. Returns ChromaArrayType.
std::uint32_t readChromaFormat(BitReader& reader) {
    const std::uint32_t chromaFormat = reader.ue();
    const bool separatePlanes = chromaFormat == 3 && reader.flag();
    reader.ue();  // bit_depth_luma_minus8
    reader.ue();  // bit_depth_chroma_minus8
    reader.flag();
    if (reader.flag()) {
        const int lists = chromaFormat == 3 ? 12 : 8;
        for (int list = 0; list != lists; ++list) {
            if (reader.flag()) {
                skipScalingList(reader, list < 6 ? 16 : 64);
            }
        }
    }
    return separatePlanes ? 0 : chromaFormat;
}

void skipPictureOrderCount(BitReader& reader) {
    const std::uint32_t type = reader.ue();
    if (type == 0) {
        reader.ue();
    } else if (type == 1) {
        reader.flag();
        reader.se();
        reader.se();
        const std::uint32_t references = std::min(reader.ue(), kMaxReferencesInCycle);
        for (std::uint32_t reference = 0; reference != references; ++reference) {
            reader.se();
        }
    }
}

/// 7.4.2.1.1: the crop units depend on the chroma sampling and on interlacing.
Result<PictureSize> readPictureSize(BitReader& reader, std::uint32_t chromaArrayType) {
    const std::uint32_t columns = reader.ue();
    const std::uint32_t rows = reader.ue();
    const bool framesOnly = reader.flag();
    if (!framesOnly) {
        reader.flag();  // mb_adaptive_frame_field_flag
    }
    reader.flag();  // direct_8x8_inference_flag
    Cropping crop;
    if (reader.flag()) {
        crop = {reader.ue(), reader.ue(), reader.ue(), reader.ue()};
    }
    SIGMA_TRY(reader.check("SPS"));
    if (columns >= kMaxMacroblocks || rows >= kMaxMacroblocks) {
        return Error{ErrorCode::kLimitExceeded,
                     "the SPS announces pictures of " + std::to_string(columns + 1ULL) + " by " +
                         std::to_string(rows + 1ULL) + " macroblocks, the limit is " +
                         std::to_string(kMaxMacroblocks)};
    }
    const std::uint32_t fields = framesOnly ? 1 : 2;
    const PictureSize coded{(columns + 1) * kMacroblock, (rows + 1) * kMacroblock * fields};
    crop.unitWidth = chromaArrayType == 1 || chromaArrayType == 2 ? 2 : 1;
    crop.unitHeight = (chromaArrayType == 1 ? 2 : 1) * fields;
    return cropped(coded, crop);
}

double readVuiFrameRate(BitReader& reader) {
    skipVuiAppearance(reader);
    if (!reader.flag()) {
        return 0;
    }
    const std::uint64_t unitsInTick = reader.bits(32);
    const std::uint64_t timeScale = reader.bits(32);
    return reader.passedEnd() ? 0 : frameRateOf(timeScale, unitsInTick * 2);
}

}  // namespace

Result<H264Sps> parseH264Sps(ByteSpan nalUnit) {
    if (nalUnit.empty() || h264NalType(nalUnit) != H264NalType::kSps) {
        return Error{ErrorCode::kInvalidData, "a NAL unit in place of the SPS is no SPS"};
    }
    const Bytes raw = removeEmulationPrevention(nalUnit.subspan(1));
    BitReader reader(raw);
    H264Sps sps;
    sps.profile = static_cast<std::uint8_t>(reader.bits(8));
    sps.compatibility = static_cast<std::uint8_t>(reader.bits(8));
    sps.level = static_cast<std::uint8_t>(reader.bits(8));
    reader.ue();  // seq_parameter_set_id
    const std::uint32_t chromaArrayType =
        hasChromaFormat(sps.profile) ? readChromaFormat(reader) : 1;
    reader.ue();  // log2_max_frame_num_minus4
    skipPictureOrderCount(reader);
    reader.ue();    // max_num_ref_frames
    reader.flag();  // gaps_in_frame_num_value_allowed_flag
    SIGMA_TRY_ASSIGN(const PictureSize size, readPictureSize(reader, chromaArrayType));
    sps.video = {size.width, size.height, reader.flag() ? readVuiFrameRate(reader) : 0.0};
    return sps;
}

}  // namespace sigma::codec
