#include "core/viewer/beacon_sender.h"

#include <chrono>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace sigma::viewer {
namespace {

namespace asio = boost::asio;

constexpr std::chrono::seconds kPatience(2);

asio::awaitable<void> postOne(std::shared_ptr<httpclient::HttpClient> client,
                              httpclient::HttpPost post) {
    auto posting = client->post(std::move(post), kPatience);
    co_await std::move(posting);
}

}  // namespace

BeaconSender::BeaconSender(asio::any_io_executor executor, const Clock& clock,
                           httpclient::HttpClientOptions options, httpclient::Url url)
    : m_executor(std::move(executor)),
      m_client(std::make_shared<httpclient::HttpClient>(m_executor, clock, std::move(options))),
      m_url(std::move(url)) {}

void BeaconSender::send(std::string json) {
    httpclient::HttpPost post{
        .url = m_url, .headers = {{"Content-Type", "application/json"}}, .body = std::move(json)};
    asio::co_spawn(m_executor, postOne(m_client, std::move(post)), asio::detached);
}

}  // namespace sigma::viewer
