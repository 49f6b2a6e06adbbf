#pragma once

#include "core/codec/bit_reader.h"

namespace sigma::codec {

/// Passes over how pictures are to be shown: the fields with which the VUI parameters of H.264
/// (ISO/IEC 14496-10, E.1.1) and of HEVC (ISO/IEC 23008-2, E.2.1) both begin, from
/// aspect_ratio_info_present_flag to chroma_sample_loc_type_bottom_field.
void skipVuiAppearance(BitReader& reader);

}  // namespace sigma::codec
