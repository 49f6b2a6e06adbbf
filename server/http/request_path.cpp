#include "server/http/request_path.h"

#include <algorithm>

#include "server/http/percent_encoding.h"

namespace sigma::http {
namespace {

Error invalid(std::string_view what) {
    return {ErrorCode::kInvalidData, "the path " + std::string(what)};
}

bool isControl(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

bool hasDotSegment(std::string_view path) {
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::string_view segment = path.substr(0, path.find('/'));
        if (segment == "." || segment == "..") {
            return true;
        }
        path.remove_prefix(segment.size());
    }
    return false;
}

std::string_view withoutAuthority(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (target.starts_with(scheme)) {
            const std::size_t path = target.find_first_of("/?", scheme.size());
            return path == std::string_view::npos ? std::string_view() : target.substr(path);
        }
    }
    return target;
}

}  // namespace

Result<TargetParts> splitTarget(std::string_view target) {
    const std::string_view origin = withoutAuthority(target);
    const std::string_view whole = origin.substr(0, origin.find('#'));
    const std::size_t mark = whole.find('?');
    TargetParts parts{whole.substr(0, mark), {}};
    if (mark != std::string_view::npos) {
        parts.query = whole.substr(mark + 1);
    }
    if (parts.path.empty() && origin.size() != target.size()) {
        parts.path = "/";
    }
    if (!parts.path.starts_with('/')) {
        return invalid("does not begin with '/'");
    }
    return parts;
}

Result<std::string> decodePath(std::string_view path) {
    std::string decoded;
    decoded.reserve(path.size());
    SIGMA_TRY(appendDecoded(decoded, path, PlusSign::kIsItself));
    if (std::ranges::count(decoded, '/') != std::ranges::count(path, '/')) {
        return invalid("has an escaped '/'");
    }
    if (std::ranges::any_of(decoded, isControl)) {
        return invalid("has a control character");
    }
    if (hasDotSegment(decoded)) {
        return invalid("has a segment . or ..");
    }
    return decoded;
}

}  // namespace sigma::http
