#include "core/codec/vui.h"

namespace sigma::codec {
namespace {

constexpr std::uint32_t kExtendedSar = 255;

}  // namespace

void skipVuiAppearance(BitReader& reader) {
    if (reader.flag() && reader.bits(8) == kExtendedSar) {
        reader.skip(32);
    }
    if (reader.flag()) {
        reader.flag();  // overscan_appropriate_flag
    }
    if (reader.flag()) {
        reader.skip(4);  // video_format, video_full_range_flag
        if (reader.flag()) {
            reader.skip(24);
        }
    }
    if (reader.flag()) {
        reader.ue();  // chroma_sample_loc_type_top_field
        reader.ue();
    }
}

}  // namespace sigma::codec
