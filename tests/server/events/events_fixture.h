#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "server/domain/event_id.h"
#include "server/events/webhook_secret.h"
#include "server/store/database.h"
#include "server/store/delivery_table.h"
#include "server/store/event_table.h"
#include "server/store/webhook_table.h"
#include "tests/support/run_coroutine.h"
#include "tests/support/stepped_clock.h"

namespace sigma::test {

inline Logger quietLogger() {
    return Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
}

inline std::shared_ptr<store::Database> openDatabase(const std::string& url,
                                                     std::shared_ptr<const Clock> clock) {
    store::DatabaseOptions options;
    options.url = url;
    return store::Database::open(options, std::move(clock), quietLogger()).value();
}

/// A database in memory, and one context for all that a test awaits.
class EventsFixture : public testing::Test {
protected:
    ~EventsFixture() override { m_database->close(); }

    template <class T>
    T inDatabase(std::function<Result<T>(store::Transaction&)> work) {
        return m_database->runBlocking(std::move(work)).value();
    }

    domain::DomainEvent makeEvent(std::string_view type, const std::string& channel = "news") {
        domain::DomainEvent event;
        event.id = m_eventIds.next(m_clock->wallNow());
        event.type = type;
        event.at = m_clock->wallNow();
        event.channel = domain::ChannelId(channel);
        event.data = "{}";
        return event;
    }

    domain::DomainEvent append(std::string_view type, const std::string& channel = "news") {
        const auto event = makeEvent(type, channel);
        return inDatabase<domain::DomainEvent>(
            [&](auto& transaction) { return store::EventTable(transaction).append(event); });
    }

    domain::WebhookEndpoint addEndpoint(const std::string& id, const std::string& url,
                                        std::vector<std::string> types = {}) {
        domain::WebhookEndpoint endpoint;
        endpoint.id = id;
        endpoint.url = url;
        endpoint.eventTypes = std::move(types);
        endpoint.secrets = {{events::makeWebhookSecret(), std::nullopt}};
        endpoint.createdAt = endpoint.updatedAt = m_clock->wallNow();
        EXPECT_TRUE(m_database
                        ->runBlocking<void>([&](store::Transaction& transaction) {
                            return store::WebhookTable(transaction).insert(endpoint);
                        })
                        .has_value());
        return endpoint;
    }

    domain::WebhookEndpoint endpoint(const std::string& id) {
        return inDatabase<domain::WebhookEndpoint>(
            [&](auto& transaction) { return store::WebhookTable(transaction).find(id); });
    }

    /// Newest first.
    std::vector<domain::WebhookDelivery> deliveries(const std::string& endpointId) {
        store::DeliveryFilter filter;
        filter.endpoint = endpointId;
        return inDatabase<store::Page<domain::WebhookDelivery>>([&](auto& transaction) {
                   return store::DeliveryTable(transaction).list(filter, std::nullopt, 1'000);
               })
            .items;
    }

    template <class T>
    T await(boost::asio::awaitable<T> coroutine) {
        return runCoroutine(m_context, std::move(coroutine));
    }

    /// A test where it never is so ends by CTest's time-out.
    void runUntil(const std::function<bool()>& isSo) {
        m_context.restart();
        while (!isSo()) {
            m_context.run_one();
        }
    }

    boost::asio::io_context m_context;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_work{
        m_context.get_executor()};
    std::shared_ptr<SteppedClock> m_clock = std::make_shared<SteppedClock>();
    domain::EventIdSource m_eventIds;
    std::shared_ptr<store::Database> m_database = openDatabase("sqlite::memory:", m_clock);
};

}  // namespace sigma::test
