#include "server/api/entity_tag.h"

#include "core/base/text_pieces.h"

namespace sigma::api {
namespace {

/// Versions have no commas, so that a list of tags may be cut at each.
bool lists(std::string_view field, std::string_view tag, bool takesWeak) {
    while (!field.empty()) {
        const std::size_t comma = field.find(',');
        std::string_view member = trimmed(field.substr(0, comma));
        if (takesWeak && member.starts_with("W/")) {
            member.remove_prefix(2);
        }
        if (member == tag) {
            return true;
        }
        field = comma == std::string_view::npos ? std::string_view() : field.substr(comma + 1);
    }
    return false;
}

}  // namespace

std::string entityTag(std::int64_t version) {
    return "\"" + std::to_string(version) + "\"";
}

bool matchesIfMatch(std::string_view field, std::int64_t version) {
    return field.empty() || trimmed(field) == "*" || lists(field, entityTag(version), false);
}

bool matchesIfNoneMatch(std::string_view field, std::int64_t version) {
    return trimmed(field) == "*" || lists(field, entityTag(version), true);
}

}  // namespace sigma::api
