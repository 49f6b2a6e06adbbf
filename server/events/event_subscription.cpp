#include "server/events/event_subscription.h"

#include <algorithm>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/events/event_filter.h"

namespace sigma::events {
namespace {

constexpr std::size_t kPageSize = 256;

}  // namespace

EventSubscription::EventSubscription(boost::asio::any_io_executor executor,
                                     std::shared_ptr<store::Database> database,
                                     store::EventFilter filter, std::optional<std::int64_t> after)
    : m_executor(std::move(executor)),
      m_database(std::move(database)),
      m_filter(std::move(filter)),
      m_timer(m_executor),
      m_position(after.value_or(0)),
      m_readsLog(after.has_value()) {}

boost::asio::awaitable<Result<EventSubscription::Events>> EventSubscription::next(
    SteadyTime deadline) {
    while (true) {
        if (!m_waiting.empty()) {
            co_return drain();
        }
        if (m_readsLog) {
            auto reading = readLog();
            Result<Events> events = co_await std::move(reading);
            if (events.has_error() || !events->empty()) {
                co_return events;
            }
            continue;
        }
        if (std::chrono::steady_clock::now() >= deadline) {
            co_return Events{};
        }
        m_timer.expires_at(deadline);
        auto waiting = m_timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
        co_await std::move(waiting);
    }
}

void EventSubscription::offer(const std::shared_ptr<const Events>& committed) {
    if (std::ranges::any_of(*committed,
                            [this](const auto& event) { return matches(m_filter, event); })) {
        boost::asio::post(m_executor,
                          [self = shared_from_this(), committed] { self->take(*committed); });
    }
}

void EventSubscription::take(const Events& committed) {
    for (const domain::DomainEvent& event : committed) {
        if (event.position <= m_position || !matches(m_filter, event)) {
            continue;
        }
        m_readsLog = m_readsLog || m_waiting.size() == kMaxWaiting;
        if (m_readsLog) {
            m_hasLogGrown = true;
            break;
        }
        m_waiting.push_back(event);
    }
    m_timer.cancel();
}

boost::asio::awaitable<Result<EventSubscription::Events>> EventSubscription::readLog() {
    m_hasLogGrown = false;
    const std::function<Result<store::Page<domain::DomainEvent>>(store::Transaction&)> list =
        [filter = m_filter, after = m_position](store::Transaction& transaction) {
            return store::EventTable(transaction).list(filter, after, kPageSize);
        };
    auto listing = m_database->run(list);
    auto page = co_await std::move(listing);
    if (page.has_error()) {
        co_return page.error();
    }
    if (!page->items.empty()) {
        m_position = page->items.back().position;
    }
    // What was committed before the page was read is on it; what came after it has been offered.
    m_readsLog = page->hasMore || m_hasLogGrown;
    co_return std::move(page->items);
}

EventSubscription::Events EventSubscription::drain() {
    Events events(std::make_move_iterator(m_waiting.begin()),
                  std::make_move_iterator(m_waiting.end()));
    m_waiting.clear();
    m_position = events.back().position;
    return events;
}

}  // namespace sigma::events
