#include "server/origin/accept_encoding.h"

#include <boost/algorithm/string/predicate.hpp>

namespace sigma::origin {
namespace {

constexpr std::string_view kBlank = " \t";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

/// Takes what stands before the separator off the text.
std::string_view takeUntil(std::string_view& text, char separator) {
    const std::size_t end = text.find(separator);
    const std::string_view taken = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return trimmed(taken);
}

bool isZeroWeight(std::string_view parameter) {
    return boost::algorithm::istarts_with(parameter, "q=0") &&
           parameter.find_first_of("123456789") == std::string_view::npos;
}

}  // namespace

bool acceptsGzip(std::string_view acceptEncoding) {
    while (!acceptEncoding.empty()) {
        std::string_view entry = takeUntil(acceptEncoding, ',');
        if (boost::algorithm::iequals(takeUntil(entry, ';'), "gzip")) {
            return !isZeroWeight(trimmed(entry));
        }
    }
    return false;
}

}  // namespace sigma::origin
