#pragma once

#include <cstddef>

#include "core/base/byte_writer.h"
#include "core/container/mp4_box.h"

namespace sigma::container {

/// Opens a box on a ByteWriter, and on destruction writes its size.
///
/// Boxes nest as the scopes do.
class Mp4BoxScope {
public:
    Mp4BoxScope(ByteWriter& writer, FourCc type);
    /// A full box.
    Mp4BoxScope(ByteWriter& writer, FourCc type, std::uint8_t version, std::uint32_t flags);
    ~Mp4BoxScope();

    Mp4BoxScope(const Mp4BoxScope&) = delete;
    Mp4BoxScope& operator=(const Mp4BoxScope&) = delete;

private:
    ByteWriter& m_writer;
    std::size_t m_start;
};

}  // namespace sigma::container
