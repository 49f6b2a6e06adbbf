#include "server/events/host_resolver.h"

#include <algorithm>
#include <optional>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace sigma::events {
namespace {

namespace asio = boost::asio;

constexpr std::size_t kThreads = 8;

Error notFound(const std::string& host, const std::string& why) {
    return {ErrorCode::kIo, "finding the host " + host + ": " + why};
}

Result<HostResolver::Addresses> resolveBlocking(const std::string& host) {
    asio::io_context context;
    asio::ip::tcp::resolver resolver(context);
    boost::system::error_code error;
    const auto found = resolver.resolve(host, "", error);
    if (error) {
        return notFound(host, error.message());
    }
    HostResolver::Addresses addresses;
    for (const auto& entry : found) {
        if (std::ranges::find(addresses, entry.endpoint().address()) == addresses.end()) {
            addresses.push_back(entry.endpoint().address());
        }
    }
    if (addresses.empty()) {
        return notFound(host, "it has no address");
    }
    return addresses;
}

}  // namespace

struct SystemHostResolver::Lookup {
    std::optional<Result<Addresses>> result;
    std::vector<asio::steady_timer*> waiters;
};

SystemHostResolver::SystemHostResolver(asio::any_io_executor executor)
    : m_executor(std::move(executor)),
      m_lookups(std::make_shared<Lookups>()),
      m_threads(std::make_unique<asio::thread_pool>(kThreads)) {}

SystemHostResolver::~SystemHostResolver() {
    m_threads->stop();
    m_threads->join();
}

asio::awaitable<Result<HostResolver::Addresses>> SystemHostResolver::resolve(std::string host,
                                                                             SteadyTime deadline) {
    boost::system::error_code error;
    const auto literal = asio::ip::make_address(host, error);
    if (!error) {
        co_return Addresses{literal};
    }
    const Error late = notFound(host, "no answer in time");
    if (std::chrono::steady_clock::now() >= deadline) {
        co_return late;
    }
    const std::shared_ptr<Lookup> lookup = lookUp(host);
    asio::steady_timer timer(m_executor, deadline);
    lookup->waiters.push_back(&timer);
    auto waiting = timer.async_wait(asio::as_tuple(asio::use_awaitable));
    co_await std::move(waiting);
    std::erase(lookup->waiters, &timer);
    if (!lookup->result) {
        co_return late;
    }
    co_return *lookup->result;
}

std::shared_ptr<SystemHostResolver::Lookup> SystemHostResolver::lookUp(const std::string& host) {
    std::shared_ptr<Lookup>& lookup = (*m_lookups)[host];
    if (lookup) {
        return lookup;
    }
    lookup = std::make_shared<Lookup>();
    asio::post(*m_threads, [host, lookup, lookups = m_lookups, executor = m_executor] {
        asio::post(executor, [host, lookup, lookups, result = resolveBlocking(host)]() mutable {
            lookup->result = std::move(result);
            lookups->erase(host);
            for (asio::steady_timer* waiter : lookup->waiters) {
                waiter->cancel();
            }
        });
    });
    return lookup;
}

}  // namespace sigma::events
