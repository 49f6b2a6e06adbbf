#include "server/events/webhook_dispatcher.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <functional>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace sigma::events {
namespace {

namespace asio = boost::asio;

constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);
/// How often the wall clock is looked at: the operator may set it.
constexpr std::chrono::seconds kLongestWait(1);
/// Between two turns at a long work: everybody else has the database then.
constexpr std::chrono::milliseconds kTurnPause(3);
/// How often what waits is counted, at the most.
constexpr std::chrono::seconds kCountInterval(5);

}  // namespace

std::shared_ptr<WebhookDispatcher> WebhookDispatcher::create(
    asio::any_io_executor executor, std::shared_ptr<store::Database> database,
    std::shared_ptr<const Clock> clock, Logger logger, std::unique_ptr<WebhookSender> sender,
    RetrySchedule schedule, WebhookDispatcherOptions options) {
    return std::shared_ptr<WebhookDispatcher>(
        new WebhookDispatcher(std::move(executor), std::move(database), std::move(clock),
                              std::move(logger), std::move(sender), std::move(schedule), options));
}

WebhookDispatcher::WebhookDispatcher(asio::any_io_executor executor,
                                     std::shared_ptr<store::Database> database,
                                     std::shared_ptr<const Clock> clock, Logger logger,
                                     std::unique_ptr<WebhookSender> sender, RetrySchedule schedule,
                                     WebhookDispatcherOptions options)
    : m_executor(std::move(executor)),
      m_database(std::move(database)),
      m_clock(std::move(clock)),
      m_logger(std::move(logger)),
      m_sender(std::move(sender)),
      m_schedule(std::move(schedule)),
      m_slots(options.maxUnderWay, options.maxUnderWayOfEndpoint),
      m_timer(m_executor),
      m_restartTimer(m_executor) {}

void WebhookDispatcher::start() {
    m_database->onCommitted([weak = weak_from_this()](const std::vector<domain::DomainEvent>&) {
        if (const auto self = weak.lock()) {
            self->wake();
        }
    });
    spawnRun();
}

/// What is thrown is not the end of all webhooks: a moment later it goes on.
void WebhookDispatcher::spawnRun() {
    const auto ended = [self = shared_from_this()](const std::exception_ptr& exception) {
        if (!exception) {
            return;
        }
        self->m_logger.error("webhook.dispatcher_failed");
        self->m_restartTimer.expires_after(kLongestWait);
        self->m_restartTimer.async_wait([self](const auto&) { self->spawnRun(); });
    };
    asio::co_spawn(
        m_executor, [self = shared_from_this()] { return self->run(); }, ended);
}

void WebhookDispatcher::stop() {
    asio::post(m_executor, [self = shared_from_this()] {
        self->m_isStopped = true;
        self->m_restartTimer.cancel();
        self->wakeHere();
    });
}

void WebhookDispatcher::wake() {
    asio::post(m_executor, [self = shared_from_this()] { self->wakeHere(); });
}

asio::awaitable<Result<void>> WebhookDispatcher::admit(std::string url) {
    const auto self = shared_from_this();
    auto admitting =
        asio::co_spawn(m_executor, m_sender->admit(std::move(url)), asio::use_awaitable);
    co_return co_await std::move(admitting);
}

asio::awaitable<void> WebhookDispatcher::run() {
    while (!m_isStopped) {
        m_isAwake = false;
        auto filling = fill();
        const bool isFilled = co_await std::move(filling);
        if (isFilled && isCountDue()) {
            auto counting = countPending();
            co_await std::move(counting);
        }
        auto waiting = isFilled ? waitForWork() : pause(m_timer, kLongestWait);
        co_await std::move(waiting);
    }
}

/// False where the database does not answer.
asio::awaitable<bool> WebhookDispatcher::fill() {
    const std::function<Result<OutboxBatch>(store::Transaction&)> take =
        [slots = m_slots, now = m_clock->wallNow(), turn = m_turn++](
            store::Transaction& transaction) { return takeDue(transaction, slots, now, turn); };
    auto taking = m_database->run(take);
    Result<OutboxBatch> batch = co_await std::move(taking);
    if (batch.has_error()) {
        m_logger.warning("webhook.outbox_unreadable", {{"reason", batch.error().context}});
        co_return false;
    }
    m_nextDueAt = batch->nextDueAt;
    m_hasChanged = true;
    begin(*std::move(batch));
    co_return true;
}

/// An endpoint may have failed since the batch was taken, and have less room: what does not begin
/// stays due, and whatever ends next looks for it.
void WebhookDispatcher::begin(OutboxBatch batch) {
    for (OutboxItem& item : batch.items) {
        if (m_isStopped || !m_slots.begin(item.endpoint.id, item.delivery.id)) {
            continue;
        }
        ++m_figures.underWay;
        spawnDelivery(std::move(item));
    }
}

void WebhookDispatcher::spawnDelivery(OutboxItem item) {
    auto ended = [self = shared_from_this(), endpoint = item.endpoint.id,
                  delivery = item.delivery.id](const std::exception_ptr& exception,
                                               bool hasSucceeded) {
        if (!exception) {
            self->end(endpoint, delivery, hasSucceeded);
            return;
        }
        self->m_logger.error("webhook.delivery_failed", {{"delivery", delivery}});
        // Not even the failure could be written down. It is due still: not at once again.
        const auto timer = std::make_shared<asio::steady_timer>(self->m_executor, kLongestWait);
        timer->async_wait([self, endpoint, delivery, timer](const auto&) {
            self->end(endpoint, delivery, false);
        });
    };
    asio::co_spawn(
        m_executor,
        [self = shared_from_this(), taken = std::move(item)]() mutable {
            return self->deliver(std::move(taken));
        },
        std::move(ended));
}

void WebhookDispatcher::end(const std::string& endpoint, const std::string& delivery,
                            bool hasSucceeded) {
    m_slots.end(endpoint, delivery, hasSucceeded);
    --m_figures.underWay;
    wakeHere();
}

asio::awaitable<void> WebhookDispatcher::countPending() {
    m_hasChanged = false;
    m_countedAt = m_clock->steadyNow();
    const std::function<Result<std::int64_t>(store::Transaction&)> count =
        [](store::Transaction& transaction) {
            return store::DeliveryTable(transaction).pendingCount(kMostPendingCounted);
        };
    auto counting = m_database->run(count);
    const Result<std::int64_t> counted = co_await std::move(counting);
    if (counted.has_value()) {
        m_figures.pending = *counted;
    }
}

asio::awaitable<void> WebhookDispatcher::waitForWork() {
    while (!m_isAwake && !m_isStopped && !isDue() && !isCountDue()) {
        std::chrono::milliseconds wait = kLongestWait;
        if (m_nextDueAt) {
            const auto left = *m_nextDueAt - m_clock->wallNow();
            wait = std::min(wait, std::chrono::ceil<std::chrono::milliseconds>(left));
        }
        auto pausing = pause(m_timer, wait);
        co_await std::move(pausing);
    }
}

/// Whether it was delivered. What is thrown once the receiver has it counts as an attempt that
/// failed: it would get the same again and again otherwise, without a pause that grows or an end.
asio::awaitable<bool> WebhookDispatcher::deliver(OutboxItem item) {
    auto sending = send(item);
    SendResult result = co_await std::move(sending);
    try {
        auto concluding = conclude(item, result);
        co_return co_await std::move(concluding);
    } catch (const std::exception& exception) {
        result = failed(item, exception);
    }
    auto concluding = conclude(item, result);
    co_return co_await std::move(concluding);
}

asio::awaitable<bool> WebhookDispatcher::conclude(const OutboxItem& item,
                                                  const SendResult& result) {
    const WallTime now = m_clock->wallNow();
    const OutboxRecord entry{.delivery = item.delivery,
                             .attempt = judge(result, item.delivery.attempts + 1, m_schedule, now),
                             .isEndpointGone = isGone(result),
                             .eventId = m_eventIds.next(now)};
    count(entry);
    auto writing = writeDown(entry);
    co_await std::move(writing);
    if (entry.isEndpointGone) {
        auto abandoning = abandonAll(entry);
        co_await std::move(abandoning);
    }
    co_return entry.attempt.state == domain::DeliveryState::kDelivered;
}

/// What is thrown on the way is an attempt that failed, and counts as one.
asio::awaitable<SendResult> WebhookDispatcher::send(const OutboxItem& item) {
    SendResult result;
    try {
        auto sending = m_sender->send(item.endpoint, item.event);
        result = co_await std::move(sending);
    } catch (const std::exception& exception) {
        result = failed(item, exception);
    }
    co_return result;
}

SendResult WebhookDispatcher::failed(const OutboxItem& item,
                                     const std::exception& exception) const {
    m_logger.error("webhook.attempt_failed",
                   {{"endpoint", item.endpoint.id}, {"reason", exception.what()}});
    return {.status = 0, .error = exception.what(), .retryAfter = std::nullopt};
}

/// Until it is written the delivery is under way: it must not be taken for due again.
asio::awaitable<void> WebhookDispatcher::writeDown(OutboxRecord entry) {
    const std::function<Result<void>(store::Transaction&)> write =
        [entry](store::Transaction& transaction) { return record(transaction, entry); };
    asio::steady_timer timer(m_executor);
    while (true) {
        auto writing = m_database->run(write);
        const Result<void> written = co_await std::move(writing);
        if (written.has_value() || m_isStopped) {
            co_return;
        }
        m_logger.warning("webhook.attempt_unrecorded",
                         {{"delivery", entry.delivery.id}, {"reason", written.error().context}});
        auto pausing = pause(timer, kLongestWait);
        co_await std::move(pausing);
    }
}

/// What is left where the process ends is held back, as the endpoint is disabled.
asio::awaitable<void> WebhookDispatcher::abandonAll(OutboxRecord entry) {
    const std::function<Result<bool>(store::Transaction&)> turn =
        [entry](store::Transaction& transaction) { return abandonSome(transaction, entry); };
    asio::steady_timer timer(m_executor);
    while (!m_isStopped) {
        auto taking = m_database->run(turn);
        const Result<bool> hasMore = co_await std::move(taking);
        if (hasMore.has_value() && !*hasMore) {
            co_return;
        }
        auto pausing = pause(timer, hasMore.has_value() ? kTurnPause : kLongestWait);
        co_await std::move(pausing);
    }
}

asio::awaitable<void> WebhookDispatcher::pause(asio::steady_timer& timer,
                                               std::chrono::milliseconds wait) {
    timer.expires_after(wait);
    auto waiting = timer.async_wait(kAsTuple);
    co_await std::move(waiting);
}

bool WebhookDispatcher::isDue() const {
    return m_nextDueAt && *m_nextDueAt <= m_clock->wallNow();
}

bool WebhookDispatcher::isCountDue() const {
    return m_hasChanged && (!m_countedAt || m_clock->steadyNow() - *m_countedAt >= kCountInterval);
}

void WebhookDispatcher::count(const OutboxRecord& entry) {
    ++m_figures.attempts;
    if (entry.attempt.state == domain::DeliveryState::kDelivered) {
        return;
    }
    ++m_figures.failures;
    if (entry.attempt.state == domain::DeliveryState::kDead) {
        ++m_figures.deadLetters;
        m_logger.warning("webhook.dead_letter", {{"endpoint", entry.delivery.endpoint},
                                                 {"delivery", entry.delivery.id},
                                                 {"reason", entry.attempt.error}});
    }
}

void WebhookDispatcher::wakeHere() {
    m_isAwake = true;
    m_timer.cancel();
}

}  // namespace sigma::events
