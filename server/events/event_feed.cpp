#include "server/events/event_feed.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace sigma::events {

std::shared_ptr<EventFeed> EventFeed::create(std::shared_ptr<store::Database> database) {
    const std::shared_ptr<EventFeed> feed(new EventFeed(database));
    database->onCommitted([weak = std::weak_ptr(feed)](const Events& committed) {
        if (const auto self = weak.lock()) {
            self->offer(committed);
        }
    });
    return feed;
}

boost::asio::awaitable<Result<store::Page<domain::DomainEvent>>> EventFeed::list(
    store::EventFilter filter, std::int64_t after, std::size_t limit) {
    const std::function<Result<store::Page<domain::DomainEvent>>(store::Transaction&)> read =
        [filter = std::move(filter), after, limit](store::Transaction& transaction) {
            return store::EventTable(transaction).list(filter, after, limit);
        };
    auto reading = m_database->run(read);
    co_return co_await std::move(reading);
}

boost::asio::awaitable<Result<std::int64_t>> EventFeed::positionOf(std::string eventId) {
    const std::function<Result<std::int64_t>(store::Transaction&)> find =
        [id = std::move(eventId)](store::Transaction& transaction) -> Result<std::int64_t> {
        SIGMA_TRY_ASSIGN(const domain::DomainEvent event, store::EventTable(transaction).find(id));
        return event.position;
    };
    auto finding = m_database->run(find);
    co_return co_await std::move(finding);
}

std::shared_ptr<EventSubscription> EventFeed::follow(boost::asio::any_io_executor executor,
                                                     store::EventFilter filter,
                                                     std::optional<std::int64_t> after) {
    auto subscription = std::make_shared<EventSubscription>(std::move(executor), m_database,
                                                            std::move(filter), after);
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_followers, [](const auto& follower) { return follower.expired(); });
    m_followers.push_back(subscription);
    return subscription;
}

std::size_t EventFeed::followerCount() const {
    const std::lock_guard lock(m_mutex);
    return static_cast<std::size_t>(std::ranges::count_if(
        m_followers, [](const auto& follower) { return !follower.expired(); }));
}

void EventFeed::offer(const Events& committed) {
    const auto list = followers();
    if (list.empty()) {
        return;
    }
    const auto shared = std::make_shared<const Events>(committed);
    for (const auto& follower : list) {
        follower->offer(shared);
    }
}

std::vector<std::shared_ptr<EventSubscription>> EventFeed::followers() {
    std::vector<std::shared_ptr<EventSubscription>> list;
    const std::lock_guard lock(m_mutex);
    for (const auto& follower : m_followers) {
        if (auto held = follower.lock()) {
            list.push_back(std::move(held));
        }
    }
    return list;
}

}  // namespace sigma::events
