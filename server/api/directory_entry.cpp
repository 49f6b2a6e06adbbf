#include "server/api/directory_entry.h"

#include "core/base/ascii.h"
#include "server/api/rfc3339.h"

namespace sigma::api {
namespace {

bool containsInAnyCase(std::string_view text, std::string_view part) {
    return toLowerAscii(text).find(toLowerAscii(part)) != std::string::npos;
}

bool isOrAny(std::string_view wanted, std::string_view value) {
    return wanted.empty() || wanted == value;
}

}  // namespace

bool isListed(const domain::Channel& channel, const DirectoryFilter& filter) {
    return channel.visibility == domain::Visibility::kPublic &&
           isOrAny(filter.category, channel.category) && isOrAny(filter.region, channel.region) &&
           containsInAnyCase(channel.title, filter.search) &&
           (!filter.onlyFavourites || filter.favourites.contains(channel.id.value()));
}

bool comesBefore(const domain::Channel& a, const domain::Channel& b) {
    return a.priority != b.priority ? a.priority > b.priority : a.id < b.id;
}

boost::json::object toJson(const DirectoryEntry& entry, const DirectoryFilter& filter) {
    const domain::Channel& channel = *entry.channel;
    const std::string& id = channel.id.value();
    return {{"channel", id},
            {"title", channel.title},
            {"category", channel.category},
            {"region", channel.region},
            {"priority", channel.priority},
            {"live", entry.isLive},
            {"since", toRfc3339(entry.since)},
            {"watch", "/watch/" + id},
            {"playlist", "/live/" + id + "/index.m3u8"},
            {"favourite", filter.favourites.contains(id)}};
}

}  // namespace sigma::api
