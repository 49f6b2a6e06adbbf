#pragma once

#include <chrono>
#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "server/domain/event_id.h"
#include "server/events/delivery_slots.h"
#include "server/events/outbox.h"
#include "server/events/retry_schedule.h"
#include "server/events/webhook_figures.h"
#include "server/events/webhook_sender.h"
#include "server/store/database.h"

namespace sigma::events {

struct WebhookDispatcherOptions {
    std::size_t maxUnderWay = 64;           ///< attempts at a time
    std::size_t maxUnderWayOfEndpoint = 4;  ///< so that one slow answer holds up no other
};

/// Delivers the outbox: sends what is due, and writes down what came of it.
///
/// At least once, in no promised order. All that it knows is in the database: whoever kills the
/// process loses nothing, and what was under way is sent again with the same `webhook-id`. One
/// dispatcher per database. Thread: its executor's, a single one, but where said otherwise.
class WebhookDispatcher : public std::enable_shared_from_this<WebhookDispatcher> {
public:
    /// Does nothing before start().
    static std::shared_ptr<WebhookDispatcher> create(
        boost::asio::any_io_executor executor, std::shared_ptr<store::Database> database,
        std::shared_ptr<const Clock> clock, Logger logger, std::unique_ptr<WebhookSender> sender,
        RetrySchedule schedule, WebhookDispatcherOptions options);

    /// Listens to the database, and sends what is due from now on. Thread: any.
    void start();
    /// Begins no further attempt; those under way end by themselves, within the sender's patience
    /// and while the database is open. Thread: any.
    void stop();
    /// Looks for due deliveries now: after a replay, and when an endpoint is enabled. New events
    /// do so by themselves. Thread: any.
    void wake();

    /// As WebhookSender::admit(), for whoever makes or changes an endpoint. Thread: any; resumes on
    /// the caller's executor.
    boost::asio::awaitable<Result<void>> admit(std::string url);

    /// Thread: any.
    const WebhookFigures& figures() const { return m_figures; }

private:
    WebhookDispatcher(boost::asio::any_io_executor executor,
                      std::shared_ptr<store::Database> database, std::shared_ptr<const Clock> clock,
                      Logger logger, std::unique_ptr<WebhookSender> sender, RetrySchedule schedule,
                      WebhookDispatcherOptions options);

    void spawnRun();
    void spawnDelivery(OutboxItem item);
    boost::asio::awaitable<void> run();
    boost::asio::awaitable<bool> fill();
    void begin(OutboxBatch batch);
    boost::asio::awaitable<void> countPending();
    boost::asio::awaitable<void> waitForWork();
    boost::asio::awaitable<bool> deliver(OutboxItem item);
    boost::asio::awaitable<bool> conclude(const OutboxItem& item, const SendResult& result);
    SendResult failed(const OutboxItem& item, const std::exception& exception) const;
    void end(const std::string& endpoint, const std::string& delivery, bool hasSucceeded);
    boost::asio::awaitable<SendResult> send(const OutboxItem& item);
    boost::asio::awaitable<void> writeDown(OutboxRecord entry);
    boost::asio::awaitable<void> abandonAll(OutboxRecord entry);
    boost::asio::awaitable<void> pause(boost::asio::steady_timer& timer,
                                       std::chrono::milliseconds wait);
    bool isDue() const;
    bool isCountDue() const;
    void count(const OutboxRecord& entry);
    void wakeHere();

    boost::asio::any_io_executor m_executor;
    std::shared_ptr<store::Database> m_database;
    std::shared_ptr<const Clock> m_clock;
    Logger m_logger;
    std::unique_ptr<WebhookSender> m_sender;
    RetrySchedule m_schedule;
    domain::EventIdSource m_eventIds;
    DeliverySlots m_slots;
    boost::asio::steady_timer m_timer;         ///< ends when there may be work
    boost::asio::steady_timer m_restartTimer;  ///< does not: it would be no pause
    std::optional<WallTime> m_nextDueAt;
    std::optional<SteadyTime> m_countedAt;
    bool m_hasChanged = true;  ///< since the pending deliveries were counted
    std::size_t m_turn = 0;
    bool m_isAwake = true;
    bool m_isStopped = false;
    WebhookFigures m_figures;
};

}  // namespace sigma::events
