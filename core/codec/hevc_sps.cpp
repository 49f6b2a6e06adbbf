#include "core/codec/hevc_sps.h"

#include <algorithm>
#include <string>

#include "core/codec/bit_reader.h"
#include "core/codec/hevc_ref_pic_sets.h"
#include "core/codec/nal_unit.h"
#include "core/codec/picture_size.h"
#include "core/codec/video_timing.h"
#include "core/codec/vui.h"

namespace sigma::codec {
namespace {

constexpr std::uint32_t kMaxSide = 16384;
constexpr std::uint32_t kMaxLongTermPictures = 32;

/// What sub-layers add to profile_tier_level(), 7.3.3.
void skipSubLayers(BitReader& reader, std::uint32_t subLayers) {
    std::array<bool, 8> hasProfile{};
    std::array<bool, 8> hasLevel{};
    for (std::uint32_t layer = 0; layer != subLayers; ++layer) {
        hasProfile[layer] = reader.flag();
        hasLevel[layer] = reader.flag();
    }
    if (subLayers != 0) {
        reader.skip(2 * (8 - subLayers));
    }
    for (std::uint32_t layer = 0; layer != subLayers; ++layer) {
        reader.skip((hasProfile[layer] ? 88 : 0) + (hasLevel[layer] ? 8 : 0));
    }
}

Result<PictureSize> readPictureSize(BitReader& reader) {
    const std::uint32_t chromaFormat = reader.ue();
    if (chromaFormat == 3) {
        reader.flag();  // separate_colour_plane_flag
    }
    const std::uint32_t width = reader.ue();
    const std::uint32_t height = reader.ue();
    Cropping crop;
    if (reader.flag()) {
        crop = {reader.ue(), reader.ue(), reader.ue(), reader.ue()};
    }
    crop.unitWidth = chromaFormat == 1 || chromaFormat == 2 ? 2 : 1;
    crop.unitHeight = chromaFormat == 1 ? 2 : 1;
    SIGMA_TRY(reader.check("SPS"));
    if (width > kMaxSide || height > kMaxSide) {
        return Error{ErrorCode::kLimitExceeded, "the SPS announces pictures of " +
                                                    std::to_string(width) + "x" +
                                                    std::to_string(height) + ", the limit is " +
                                                    std::to_string(kMaxSide) + " a side"};
    }
    return cropped({width, height}, crop);
}

/// scaling_list_data(), 7.3.4.
void skipScalingLists(BitReader& reader) {
    for (unsigned sizeId = 0; sizeId != 4; ++sizeId) {
        const unsigned coefficients = std::min(64U, 1U << (4 + 2 * sizeId));
        for (unsigned matrix = 0; matrix < 6; matrix += sizeId == 3 ? 3 : 1) {
            if (!reader.flag()) {
                reader.ue();  // scaling_list_pred_matrix_id_delta
                continue;
            }
            const unsigned codes = coefficients + (sizeId > 1 ? 1 : 0);
            for (unsigned code = 0; code != codes; ++code) {
                reader.se();
            }
        }
    }
}

/// From the picture order count to the short-term reference picture sets.
void skipCodingTools(BitReader& reader, std::uint32_t subLayers) {
    const std::uint32_t orderings = reader.flag() ? subLayers + 1 : 1;
    for (std::uint32_t code = 0; code != orderings * 3; ++code) {
        reader.ue();
    }
    for (int code = 0; code != 6; ++code) {
        reader.ue();  // block sizes and transform depths
    }
    if (reader.flag() && reader.flag()) {
        skipScalingLists(reader);
    }
    reader.skip(2);  // amp_enabled_flag, sample_adaptive_offset_enabled_flag
    if (reader.flag()) {
        reader.skip(8);  // PCM bit depths
        reader.ue();
        reader.ue();
        reader.flag();
    }
}

void skipReferences(BitReader& reader, std::uint32_t pictureOrderBits) {
    skipShortTermRefPicSets(reader);
    if (reader.flag()) {
        const std::uint32_t pictures = std::min(reader.ue(), kMaxLongTermPictures);
        for (std::uint32_t picture = 0; picture != pictures; ++picture) {
            reader.skip(pictureOrderBits + 1);
        }
    }
    reader.skip(2);  // sps_temporal_mvp_enabled_flag, strong_intra_smoothing_enabled_flag
}

double readVuiFrameRate(BitReader& reader) {
    skipVuiAppearance(reader);
    reader.flag();  // neutral_chroma_indication_flag
    const bool isFieldSequence = reader.flag();
    reader.flag();  // frame_field_info_present_flag
    if (reader.flag()) {
        for (int side = 0; side != 4; ++side) {
            reader.ue();  // default display window
        }
    }
    if (!reader.flag()) {
        return 0;
    }
    const std::uint64_t unitsInTick = reader.bits(32);
    const std::uint64_t timeScale = reader.bits(32);
    const std::uint64_t ticksPerFrame = isFieldSequence ? unitsInTick * 2 : unitsInTick;
    return reader.passedEnd() ? 0 : frameRateOf(timeScale, ticksPerFrame);
}

}  // namespace

Result<HevcSps> parseHevcSps(ByteSpan nalUnit) {
    constexpr std::size_t kNalHeader = 2;
    if (nalUnit.size() < kNalHeader || hevcNalType(nalUnit) != HevcNalType::kSps) {
        return Error{ErrorCode::kInvalidData, "a NAL unit in place of the SPS is no SPS"};
    }
    const Bytes raw = removeEmulationPrevention(nalUnit.subspan(kNalHeader));
    BitReader reader(raw);
    HevcSps sps;
    reader.skip(4);  // sps_video_parameter_set_id
    const std::uint32_t subLayers = reader.bits(3);
    reader.flag();  // sps_temporal_id_nesting_flag
    for (std::uint8_t& byte : sps.profileTierLevel) {
        byte = static_cast<std::uint8_t>(reader.bits(8));
    }
    if (subLayers > 6) {
        return Error{ErrorCode::kInvalidData, "the SPS announces 8 sub-layers, the limit is 7"};
    }
    skipSubLayers(reader, subLayers);
    reader.ue();  // sps_seq_parameter_set_id
    SIGMA_TRY_ASSIGN(const PictureSize size, readPictureSize(reader));
    reader.ue();  // bit_depth_luma_minus8
    reader.ue();  // bit_depth_chroma_minus8
    const std::uint32_t pictureOrderBits = std::min(reader.ue(), 12U) + 4;
    skipCodingTools(reader, subLayers);
    skipReferences(reader, pictureOrderBits);
    sps.video = {size.width, size.height, reader.flag() ? readVuiFrameRate(reader) : 0.0};
    return sps;
}

}  // namespace sigma::codec
