#pragma once

#include <optional>
#include <string_view>

#include "core/base/shared_buffer.h"

namespace sigma::resources {

/// A file of the pages, or the document of the API.
struct WebAsset {
    std::string_view contentType;
    SharedBuffer data;
};

/// The file of that name; none where there is no such file. Thread: any.
std::optional<WebAsset> findWebAsset(std::string_view name);

}  // namespace sigma::resources
