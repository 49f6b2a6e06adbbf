#include <cstdlib>

#include "server/http/query_parameters.h"
#include "server/http/request_path.h"

// What is accepted as a path holds nothing that leads out of a folder.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma::http;
    const std::string_view target(reinterpret_cast<const char*>(data), size);
    const auto parts = splitTarget(target);
    if (parts.has_error()) {
        return 0;
    }
    const auto query = QueryParameters::parse(parts->query);
    if (query.has_value() && query->size() > QueryParameters::kMaxParameters) {
        std::abort();
    }
    const auto path = decodePath(parts->path);
    if (path.has_value() && ((*path + "/").find("/../") != std::string::npos ||
                             path->find('\0') != std::string::npos)) {
        std::abort();
    }
    return 0;
}
