#include "core/apiclient/api_client.h"

#include "core/apiclient/api_json.h"

namespace sigma::apiclient {
namespace {

constexpr std::size_t kMaxBodyBytes = 256U * 1024;

bool isSuccess(int status) {
    return status >= 200 && status < 300;
}

std::string apiUrl(std::string server, std::string_view path) {
    while (server.ends_with('/')) {
        server.pop_back();
    }
    return server + "/api/v1" + std::string(path);
}

httpclient::HttpClientOptions options() {
    httpclient::HttpClientOptions chosen;
    chosen.maxBodyBytes = kMaxBodyBytes;
    chosen.userAgent = "sigma-studio";
    return chosen;
}

}  // namespace

ApiClient::ApiClient(boost::asio::any_io_executor executor, const Clock& clock)
    : m_client(std::move(executor), clock, options()) {}

ApiClient::~ApiClient() = default;

boost::asio::awaitable<Result<std::string>> ApiClient::post(std::string url, std::string body,
                                                            std::string accessToken) {
    auto target = httpclient::Url::parse(url);
    if (target.has_error()) {
        co_return target.error();
    }
    httpclient::HttpPost request;
    request.url = *std::move(target);
    request.body = std::move(body);
    request.headers.emplace_back("Content-Type", "application/json");
    if (!accessToken.empty()) {
        request.headers.emplace_back("Authorization", "Bearer " + accessToken);
    }
    auto posting = m_client.post(std::move(request), kPatience);
    const Result<httpclient::HttpAnswer> answer = co_await std::move(posting);
    if (answer.has_error()) {
        co_return answer.error();
    }
    if (!isSuccess(answer->status)) {
        co_return errorFrom(answer->status, answer->body.text());
    }
    co_return std::string(answer->body.text());
}

boost::asio::awaitable<Result<SignedIn>> ApiClient::signIn(std::string server, std::string name,
                                                           std::string password) {
    auto posting = post(apiUrl(std::move(server), "/auth/login"), loginBody(name, password), {});
    const Result<std::string> answer = co_await std::move(posting);
    if (answer.has_error()) {
        co_return answer.error();
    }
    co_return signedInFrom(*answer);
}

boost::asio::awaitable<Result<SignedIn>> ApiClient::refresh(std::string server,
                                                            std::string refreshToken) {
    auto posting = post(apiUrl(std::move(server), "/auth/refresh"), refreshBody(refreshToken), {});
    const Result<std::string> answer = co_await std::move(posting);
    if (answer.has_error()) {
        co_return answer.error();
    }
    co_return signedInFrom(*answer);
}

boost::asio::awaitable<Result<PublishTicket>> ApiClient::publishTicket(std::string server,
                                                                       std::string accessToken,
                                                                       std::string channel) {
    auto posting = post(apiUrl(std::move(server), "/publish-tickets"), publishTicketBody(channel),
                        std::move(accessToken));
    const Result<std::string> answer = co_await std::move(posting);
    if (answer.has_error()) {
        co_return answer.error();
    }
    co_return publishTicketFrom(*answer);
}

boost::asio::awaitable<Result<std::string>> ApiClient::get(std::string url,
                                                           std::string accessToken) {
    auto target = httpclient::Url::parse(url);
    if (target.has_error()) {
        co_return target.error();
    }
    httpclient::HttpGet request{.url = *std::move(target)};
    if (!accessToken.empty()) {
        request.headers.push_back({"Authorization", "Bearer " + accessToken});
    }
    auto getting = m_client.get(std::move(request), kPatience);
    const Result<httpclient::HttpAnswer> answer = co_await std::move(getting);
    if (answer.has_error()) {
        co_return answer.error();
    }
    if (!isSuccess(answer->status)) {
        co_return errorFrom(answer->status, answer->body.text());
    }
    co_return std::string(answer->body.text());
}

boost::asio::awaitable<Result<std::vector<ChannelEntry>>> ApiClient::channels(
    std::string server, std::string accessToken) {
    auto getting = get(apiUrl(std::move(server), "/channels?limit=100"), std::move(accessToken));
    const Result<std::string> answer = co_await std::move(getting);
    if (answer.has_error()) {
        co_return answer.error();
    }
    co_return channelsFrom(*answer);
}

boost::asio::awaitable<Result<ChannelStatus>> ApiClient::channelStatus(std::string url) {
    auto getting = get(std::move(url), {});
    const Result<std::string> answer = co_await std::move(getting);
    if (answer.has_error()) {
        co_return answer.error();
    }
    co_return channelStatusFrom(*answer);
}

}  // namespace sigma::apiclient
