#include "server/ingest/publish_credentials.h"

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
