#include "app/studio/api_network.h"

#include <QMetaObject>
#include <utility>

#include <boost/asio/co_spawn.hpp>

#include "core/apiclient/reach.h"

namespace sigma::app {
namespace {

namespace asio = boost::asio;

constexpr std::chrono::seconds kReachPatience(5);

asio::awaitable<Result<void>> reachUrl(asio::any_io_executor executor, std::string url) {
    auto place = apiclient::hostOf(url);
    if (place.has_error()) {
        co_return place.error();
    }
    auto reaching = apiclient::reach(executor, *std::move(place), kReachPatience);
    co_return co_await std::move(reaching);
}

asio::awaitable<Result<ui::ServerSignIn>> signedInAt(apiclient::ApiClient& client,
                                                     ui::DestinationSettings server,
                                                     std::string password) {
    auto signing = client.signIn(server.serverAddress, server.userName, std::move(password));
    const Result<apiclient::SignedIn> signedIn = co_await std::move(signing);
    if (signedIn.has_error()) {
        co_return signedIn.error();
    }
    ui::ServerSignIn answer{signedIn->refreshToken, {}};
    // Who may publish need not be allowed to list: then the channel's name is typed.
    auto listing = client.channels(server.serverAddress, signedIn->accessToken);
    const auto channels = co_await std::move(listing);
    if (channels.has_value()) {
        for (const apiclient::ChannelEntry& channel : *channels) {
            answer.channels.push_back({channel.id, channel.title});
        }
    }
    co_return answer;
}

ui::PublishPlace placeOf(const apiclient::PublishTicket& ticket, std::string server) {
    while (server.ends_with('/')) {
        server.pop_back();
    }
    ui::PublishPlace place;
    place.target.name = ticket.channel;
    place.target.url = ticket.ingest.front().url;
    place.target.key = ticket.ingest.front().stream;
    place.watchUrl = server + "/watch/" + ticket.channel;
    place.statusUrl = server + "/live/" + ticket.channel + "/status";
    place.takesAllRenditions = true;
    place.playUrl = server + "/live/" + ticket.channel + "/index.m3u8";
    return place;
}

asio::awaitable<Result<ui::PlaceAnswer>> placeFor(apiclient::ApiClient& client,
                                                  ui::DestinationSettings server,
                                                  std::string token) {
    auto refreshing = client.refresh(server.serverAddress, std::move(token));
    const Result<apiclient::SignedIn> signedIn = co_await std::move(refreshing);
    if (signedIn.has_error()) {
        co_return signedIn.error();
    }
    auto asking = client.publishTicket(server.serverAddress, signedIn->accessToken, server.channel);
    const Result<apiclient::PublishTicket> ticket = co_await std::move(asking);
    if (ticket.has_error()) {
        co_return ui::PlaceAnswer{signedIn->refreshToken, ticket.error()};
    }
    co_return ui::PlaceAnswer{signedIn->refreshToken, placeOf(*ticket, server.serverAddress)};
}

asio::awaitable<Result<std::int64_t>> viewersOf(apiclient::ApiClient& client, std::string url) {
    auto asking = client.channelStatus(std::move(url));
    const Result<apiclient::ChannelStatus> status = co_await std::move(asking);
    if (status.has_error()) {
        co_return status.error();
    }
    co_return status->viewers;
}

}  // namespace

ApiNetwork::ApiNetwork(std::shared_ptr<const Clock> clock, Logger logger)
    : m_clock(std::move(clock)),
      m_pool(1, std::move(logger)),
      m_client(std::make_shared<apiclient::ApiClient>(m_pool.context(0).get_executor(), *m_clock)) {
    m_pool.start();
}

ApiNetwork::~ApiNetwork() {
    m_pool.stop();
    m_pool.join();
}

/// Runs the question on the network's thread; the answer comes as an event of the window's. The
/// client stays until the question is gone, which outlives this where it has no answer yet.
template <class T>
void ApiNetwork::answer(asio::awaitable<Result<T>> question, ui::Then<T> then) {
    asio::co_spawn(
        m_pool.context(0), std::move(question),
        [this, client = m_client, then = std::move(then)](const std::exception_ptr& exception,
                                                          Result<T> result) {
            Result<T> told = exception ? Result<T>(Error{ErrorCode::kIo, "the question failed"})
                                       : std::move(result);
            QMetaObject::invokeMethod(
                this, [then, told = std::move(told)] { then(told); }, Qt::QueuedConnection);
        });
}

void ApiNetwork::setThisComputer(Result<ui::PublishPlace> place) {
    m_local = std::move(place);
    for (const auto& then : std::exchange(m_awaitLocal, {})) {
        reachThisComputer(then);
    }
}

std::optional<ui::PublishPlace> ApiNetwork::thisComputer() const {
    return m_local && m_local->has_value() ? std::optional(**m_local) : std::nullopt;
}

void ApiNetwork::reachThisComputer(ui::Then<void> then) {
    if (m_local) {
        then(m_local->has_error() ? Result<void>(m_local->error()) : Result<void>());
    } else {
        m_awaitLocal.push_back(std::move(then));
    }
}

void ApiNetwork::reach(const std::string& url, ui::Then<void> then) {
    answer(reachUrl(m_pool.context(0).get_executor(), url), std::move(then));
}

void ApiNetwork::signIn(const ui::DestinationSettings& server, const std::string& password,
                        ui::Then<ui::ServerSignIn> then) {
    answer(signedInAt(*m_client, server, password), std::move(then));
}

void ApiNetwork::publishPlace(const ui::DestinationSettings& server, const std::string& token,
                              ui::Then<ui::PlaceAnswer> then) {
    answer(placeFor(*m_client, server, token), std::move(then));
}

void ApiNetwork::viewers(const std::string& statusUrl, ui::Then<std::int64_t> then) {
    answer(viewersOf(*m_client, statusUrl), std::move(then));
}

}  // namespace sigma::app
