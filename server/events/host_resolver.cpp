#include "server/events/host_resolver.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <pthread.h>

namespace sigma::events {
namespace {

namespace asio = boost::asio;

constexpr std::size_t kMostThreads = 8;
constexpr std::size_t kMostWaiting = 256;

Error notFound(const std::string& host, const std::string& why) {
    return {ErrorCode::kIo, "finding the host " + host + ": " + why};
}

}  // namespace

struct SystemHostResolver::Lookup {
    std::optional<Result<Addresses>> result;
    std::vector<asio::steady_timer*> waiters;
};

/// Threads that come with the work and go when there is none. They share this, so that they may
/// outlast the resolver. Thread: any.
class SystemHostResolver::Threads : public std::enable_shared_from_this<Threads> {
public:
    /// Told what was found on the executor, until close().
    using Answer = std::function<void(Result<Addresses>)>;

    Threads(asio::any_io_executor executor, BlockingLookUp blocking)
        : m_executor(std::move(executor)), m_lookUp(blocking) {}

    /// Errors: kUnavailable when too many wait.
    Result<void> ask(const std::string& host, Answer answer);
    /// From here on nothing is posted: the executor may go.
    void close();

private:
    struct Question {
        std::string host;
        Answer answer;
    };

    void work();
    std::optional<Question> next();
    void tell(Answer answer, Result<Addresses> found);

    std::mutex m_mutex;
    std::optional<asio::any_io_executor> m_executor;  ///< until close()
    const BlockingLookUp m_lookUp;
    std::deque<Question> m_waiting;
    std::size_t m_threadCount = 0;
};

Result<void> SystemHostResolver::Threads::ask(const std::string& host, Answer answer) {
    const std::lock_guard lock(m_mutex);
    if (m_waiting.size() >= kMostWaiting) {
        return Error{ErrorCode::kUnavailable, "too many look-ups wait"};
    }
    if (m_threadCount < kMostThreads) {
        try {
            std::thread([self = shared_from_this()] { self->work(); }).detach();
        } catch (const std::system_error& error) {
            return Error{ErrorCode::kUnavailable, error.what()};
        }
        ++m_threadCount;
    }
    m_waiting.push_back({host, std::move(answer)});
    return {};
}

void SystemHostResolver::Threads::close() {
    const std::lock_guard lock(m_mutex);
    m_executor.reset();
    m_waiting.clear();
}

void SystemHostResolver::Threads::work() {
    ::pthread_setname_np(::pthread_self(), "sigma-resolver");
    while (std::optional<Question> question = next()) {
        tell(std::move(question->answer), m_lookUp(question->host));
    }
}

std::optional<SystemHostResolver::Threads::Question> SystemHostResolver::Threads::next() {
    const std::lock_guard lock(m_mutex);
    if (m_waiting.empty()) {
        --m_threadCount;
        return std::nullopt;
    }
    Question question = std::move(m_waiting.front());
    m_waiting.pop_front();
    return question;
}

void SystemHostResolver::Threads::tell(Answer answer, Result<Addresses> found) {
    const std::lock_guard lock(m_mutex);
    if (m_executor) {
        asio::post(*m_executor, [answer = std::move(answer), found = std::move(found)]() mutable {
            answer(std::move(found));
        });
    }
}

SystemHostResolver::SystemHostResolver(asio::any_io_executor executor, BlockingLookUp blocking)
    : m_executor(std::move(executor)),
      m_lookups(std::make_shared<Lookups>()),
      m_threads(std::make_shared<Threads>(m_executor, blocking)) {}

SystemHostResolver::~SystemHostResolver() {
    m_threads->close();
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
    if (!lookup->result) {
        asio::steady_timer timer(m_executor, deadline);
        lookup->waiters.push_back(&timer);
        auto waiting = timer.async_wait(asio::as_tuple(asio::use_awaitable));
        co_await std::move(waiting);
        std::erase(lookup->waiters, &timer);
    }
    if (!lookup->result) {
        co_return late;
    }
    co_return *lookup->result;
}

std::shared_ptr<SystemHostResolver::Lookup> SystemHostResolver::lookUp(const std::string& host) {
    if (const auto known = m_lookups->find(host); known != m_lookups->end()) {
        return known->second;
    }
    const auto lookup = std::make_shared<Lookup>();
    const Result<void> asked =
        m_threads->ask(host, [host, lookup, lookups = m_lookups](Result<Addresses> found) {
            lookup->result = std::move(found);
            lookups->erase(host);
            for (asio::steady_timer* waiter : lookup->waiters) {
                waiter->cancel();
            }
        });
    if (asked.has_error()) {
        lookup->result = notFound(host, asked.error().context);
    } else {
        m_lookups->emplace(host, lookup);
    }
    return lookup;
}

Result<HostResolver::Addresses> SystemHostResolver::askSystem(const std::string& host) {
    asio::io_context context;
    asio::ip::tcp::resolver resolver(context);
    boost::system::error_code error;
    const auto found = resolver.resolve(host, "", error);
    if (error) {
        return notFound(host, error.message());
    }
    Addresses addresses;
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

}  // namespace sigma::events
