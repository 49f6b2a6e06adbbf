#include "server/origin/accept_encoding.h"

#include <boost/algorithm/string/predicate.hpp>

#include "core/base/text_pieces.h"

namespace sigma::origin {
namespace {

bool isZeroWeight(std::string_view parameter) {
    return boost::algorithm::istarts_with(parameter, "q=0") &&
           parameter.find_first_of("123456789") == std::string_view::npos;
}

}  // namespace

bool acceptsGzip(std::string_view acceptEncoding) {
    while (!acceptEncoding.empty()) {
        std::string_view entry = trimmed(takeUntil(acceptEncoding, ','));
        if (boost::algorithm::iequals(trimmed(takeUntil(entry, ';')), "gzip")) {
            return !isZeroWeight(trimmed(entry));
        }
    }
    return false;
}

}  // namespace sigma::origin
