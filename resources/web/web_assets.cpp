#include "resources/web/web_assets.h"

#include <map>

#include "resources/web/embedded_files.h"

namespace sigma::resources {
namespace {

std::string_view contentTypeOf(std::string_view name) {
    if (name.ends_with(".html")) {
        return "text/html; charset=utf-8";
    }
    if (name.ends_with(".css")) {
        return "text/css; charset=utf-8";
    }
    if (name.ends_with(".json")) {
        return "application/json";
    }
    if (name.ends_with(".yaml")) {
        return "application/yaml";
    }
    return "text/javascript; charset=utf-8";
}

using Assets = std::map<std::string_view, WebAsset>;

Assets loadAssets() {
    Assets assets;
    for (const EmbeddedFile& file : embeddedFiles()) {
        assets[file.name] = {contentTypeOf(file.name), SharedBuffer::copyOf(file.bytes)};
    }
    return assets;
}

}  // namespace

std::optional<WebAsset> findWebAsset(std::string_view name) {
    static const Assets kAssets = loadAssets();
    const auto found = kAssets.find(name);
    return found == kAssets.end() ? std::nullopt : std::optional<WebAsset>(found->second);
}

}  // namespace sigma::resources
