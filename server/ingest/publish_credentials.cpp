#include "server/ingest/publish_credentials.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace sigma::ingest {
namespace {

/// Empty segments too: a name that ends in a slash has an empty last one.
std::vector<std::string> segmentsOf(std::string_view path) {
    std::vector<std::string> segments;
    while (true) {
        const std::size_t slash = path.find('/');
        segments.emplace_back(path.substr(0, slash));
        if (slash == std::string_view::npos) {
            return segments;
        }
        path.remove_prefix(slash + 1);
    }
}

std::optional<std::string> parameter(const rtmp::StreamRequest& request, std::string_view name) {
    const std::string* const value = rtmp::findParameter(request.query, name);
    return value ? std::optional(*value) : std::nullopt;
}

}  // namespace

domain::PublishRequest publishRequest(const rtmp::StreamRequest& request, std::string peerAddress) {
    return {segmentsOf(request.connect->app), segmentsOf(request.name), parameter(request, "key"),
            parameter(request, "ticket"), std::move(peerAddress)};
}

Result<std::string> publishedRendition(const rtmp::StreamRequest& request) {
    constexpr std::size_t kMostCharacters = 32;
    const auto isAllowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    const std::optional<std::string> name = parameter(request, "rendition");
    if (!name) {
        return std::string();
    }
    if (name->empty() || name->size() > kMostCharacters || !std::ranges::all_of(*name, isAllowed)) {
        return Error{ErrorCode::kInvalidArgument,
                     "the name of a rendition has 1 to 32 of a-z, 0-9, '-' and '_', as in "
                     "rendition=720p"};
    }
    return *name;
}

Result<std::shared_ptr<const domain::Channel>> playTarget(const rtmp::StreamRequest& request,
                                                          const domain::ChannelRepository& channels,
                                                          const domain::PlaybackGuard& guard) {
    const std::size_t slash = request.name.rfind('/');
    const std::string_view name = request.name;
    auto channel = channels.find(slash == std::string::npos ? name : name.substr(slash + 1));
    if (!channel) {
        return Error{ErrorCode::kNotFound, "there is no channel of this name"};
    }
    SIGMA_TRY(guard.admit(*channel, "", parameter(request, "token").value_or(std::string())));
    return channel;
}

}  // namespace sigma::ingest
