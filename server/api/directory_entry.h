#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "core/base/clock.h"
#include "server/domain/channel.h"

namespace sigma::api {

/// Which channels of the directory somebody wants; what is empty does not narrow it.
struct DirectoryFilter {
    std::string category{};
    std::string region{};
    std::string search{};  ///< part of the title; A to Z in any case
    bool onlyFavourites = false;
    std::set<std::string, std::less<>> favourites{};  ///< channel ids of who asks
};

/// A channel of the directory.
struct DirectoryEntry {
    std::shared_ptr<const domain::Channel> channel;
    bool isLive = false;
    WallTime since;  ///< it has been live, or over
};

/// Whether the directory lists the channel for this filter: public ones only.
bool isListed(const domain::Channel& channel, const DirectoryFilter& filter);

/// Higher priorities first, then by id.
bool comesBefore(const domain::Channel& a, const domain::Channel& b);

boost::json::object toJson(const DirectoryEntry& entry, const DirectoryFilter& filter);

}  // namespace sigma::api
