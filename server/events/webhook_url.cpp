#include "server/events/webhook_url.h"

#include <charconv>
#include <string>

namespace sigma::events {
namespace {

constexpr std::size_t kMaxUrlLength = 2'048;
constexpr std::size_t kMaxHostLength = 253;
constexpr int kFirstUserPort = 1'024;

bool isHostCharacter(char c) {
    const bool isAlphanumeric =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return isAlphanumeric || c == '.' || c == '-' || c == '_' || c == ':';
}

bool isHost(std::string_view host) {
    if (host.size() > kMaxHostLength) {
        return false;
    }
    for (const char character : host) {
        if (!isHostCharacter(character)) {
            return false;
        }
    }
    return true;
}

}  // namespace

Result<httpclient::Url> parseWebhookUrl(std::string_view text, WebhookUrlRules rules) {
    const auto invalid = [](std::string why) {
        return Error{ErrorCode::kInvalidArgument, "a webhook's URL " + why};
    };
    if (text.size() > kMaxUrlLength) {
        return invalid("has at most " + std::to_string(kMaxUrlLength) + " characters, not " +
                       std::to_string(text.size()));
    }
    auto url = httpclient::Url::parse(text);
    if (url.has_error()) {
        return invalid("is absolute, begins with https:// and holds no user's name");
    }
    if (!url->isSecure && !rules.allowsHttp) {
        return invalid("begins with https://");
    }
    if (!isHost(url->host)) {
        return invalid("names its host in ASCII: a DNS name or an address");
    }
    int port = 0;
    std::from_chars(url->port.data(), url->port.data() + url->port.size(), port);
    if (port != 80 && port != 443 && port < kFirstUserPort) {
        return invalid("has the port 80, 443 or one from 1024 on, not " + url->port);
    }
    return url;
}

}  // namespace sigma::events
