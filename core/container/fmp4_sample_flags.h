#pragma once

#include <cstdint>

namespace sigma::container {

/// Sample flags of fragments (ISO/IEC 14496-12, 8.8.3.1), and the bits that say which fields of
/// tfhd (8.8.7) and trun (8.8.8) are there.
inline constexpr std::uint32_t kSampleDependsOnNone = 0x0200'0000;
inline constexpr std::uint32_t kSampleDependsOnOthers = 0x0100'0000;
inline constexpr std::uint32_t kSampleIsNonSync = 0x0001'0000;

inline constexpr std::uint32_t kTfhdBaseDataOffset = 0x00'0001;
inline constexpr std::uint32_t kTfhdDescriptionIndex = 0x00'0002;
inline constexpr std::uint32_t kTfhdDefaultDuration = 0x00'0008;
inline constexpr std::uint32_t kTfhdDefaultSize = 0x00'0010;
inline constexpr std::uint32_t kTfhdDefaultFlags = 0x00'0020;
inline constexpr std::uint32_t kTfhdDefaultBaseIsMoof = 0x02'0000;

inline constexpr std::uint32_t kTrunDataOffset = 0x0001;
inline constexpr std::uint32_t kTrunFirstSampleFlags = 0x0004;
inline constexpr std::uint32_t kTrunDuration = 0x0100;
inline constexpr std::uint32_t kTrunSize = 0x0200;
inline constexpr std::uint32_t kTrunFlags = 0x0400;
inline constexpr std::uint32_t kTrunCompositionOffset = 0x0800;

}  // namespace sigma::container
