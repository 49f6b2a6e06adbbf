#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "core/apiclient/api_types.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/httpclient/http_client.h"

namespace sigma::apiclient {

/// A Sigma server's API (resources/openapi.yaml), as far as a studio needs it.
///
/// `server` is its address, http[s]://host[:port]. Errors of every call: kInvalidArgument for an
/// address that is none, kIo where nobody answers, kInvalidData for an answer that makes no sense,
/// or what the server says, in its words.
/// Thread: the executor's, a single one; the client outlives its calls.
class ApiClient {
public:
    static constexpr std::chrono::seconds kPatience{10};

    ApiClient(boost::asio::any_io_executor executor, const Clock& clock);
    ~ApiClient();

    boost::asio::awaitable<Result<SignedIn>> signIn(std::string server, std::string name,
                                                    std::string password);
    /// The old refresh token is of no use afterwards.
    boost::asio::awaitable<Result<SignedIn>> refresh(std::string server, std::string refreshToken);
    boost::asio::awaitable<Result<PublishTicket>> publishTicket(std::string server,
                                                                std::string accessToken,
                                                                std::string channel);
    /// The channels of who is signed in; all of them for whoever may see all. At most 100.
    boost::asio::awaitable<Result<std::vector<ChannelEntry>>> channels(std::string server,
                                                                       std::string accessToken);
    /// `url` is whole: http[s]://host[:port]/live/CHANNEL/status.
    boost::asio::awaitable<Result<ChannelStatus>> channelStatus(std::string url);

private:
    boost::asio::awaitable<Result<std::string>> get(std::string url, std::string accessToken);
    boost::asio::awaitable<Result<std::string>> post(std::string url, std::string body,
                                                     std::string accessToken);

    httpclient::HttpClient m_client;
};

}  // namespace sigma::apiclient
