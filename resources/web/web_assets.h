#pragma once

#include <optional>
#include <string_view>

#include "core/base/shared_buffer.h"

namespace sigma::resources {

/// A file of the watch page.
struct WebAsset {
    std::string_view contentType;
    SharedBuffer data;
};

/// The page's file of that name; none where there is no such file. Thread: any.
std::optional<WebAsset> findWebAsset(std::string_view name);

}  // namespace sigma::resources
