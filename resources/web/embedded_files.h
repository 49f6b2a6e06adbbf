#pragma once

#include <span>
#include <string_view>

#include "core/base/shared_buffer.h"

namespace sigma::resources {

/// A file that the build has put into the program.
struct EmbeddedFile {
    std::string_view name;
    ByteSpan bytes;
};

std::span<const EmbeddedFile> embeddedFiles();

}  // namespace sigma::resources
