#pragma once

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "server/store/channel_table.h"
#include "server/store/database.h"
#include "server/store/event_table.h"
#include "server/store/session_table.h"
#include "server/stream/session_observer.h"
#include "tests/support/sample_channel.h"

namespace sigma::lifecycle {

/// A moment of the tests' day; the database keeps microseconds.
inline WallTime at(std::int64_t seconds) {
    return WallTime(std::chrono::seconds(1'767'225'600 + seconds));
}

/// A SQLite database in memory with the channel "news".
class JournalDatabase {
public:
    explicit JournalDatabase(std::shared_ptr<const Clock> clock) {
        store::DatabaseOptions options;
        options.url = "sqlite::memory:";
        const Logger logger = Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
        m_database = store::Database::open(options, std::move(clock), logger).value();
        add(test::sampleChannel("news", "News", "the-key-of-the-news"));
    }

    const std::shared_ptr<store::Database>& shared() const { return m_database; }
    store::Database& operator*() const { return *m_database; }

    void add(const domain::Channel& channel) {
        in<void>([&](store::Transaction& transaction) {
            return store::ChannelTable(transaction).insert(channel);
        });
    }
    void setState(domain::ChannelState state) {
        in<domain::Channel>([&](store::Transaction& transaction) {
            return store::ChannelTable(transaction).setState(domain::ChannelId("news"), state);
        });
    }

    /// "idle", "active" or "stopped".
    std::string stateOfNews() { return std::string(toString(channel().state)); }
    domain::Channel channel() {
        return in<domain::Channel>([](store::Transaction& transaction) {
            return store::ChannelTable(transaction).find(domain::ChannelId("news"));
        });
    }
    domain::Session session(const std::string& id) {
        return in<domain::Session>([&](store::Transaction& transaction) {
            return store::SessionTable(transaction).find(domain::SessionId(id));
        });
    }
    std::vector<domain::DomainEvent> events() {
        return in<store::Page<domain::DomainEvent>>([](store::Transaction& transaction) {
                   return store::EventTable(transaction).list({}, 0, 100);
               })
            .items;
    }
    /// The types of all events in their order, and their numbers within the session.
    std::string eventTypes() {
        std::string types;
        for (const domain::DomainEvent& event : events()) {
            types += types.empty() ? "" : " ";
            types += event.type;
            types += event.sequence == 0 ? "" : ":" + std::to_string(event.sequence);
        }
        return types;
    }

    template <class T>
    T in(std::function<Result<T>(store::Transaction&)> work) {
        auto result = m_database->runBlocking<T>(std::move(work));
        EXPECT_TRUE(result.has_value()) << result.error().context;
        if constexpr (!std::is_void_v<T>) {
            return result.has_value() ? *result : T();
        }
    }

private:
    std::shared_ptr<store::Database> m_database;
};

/// News of a session of the channel "news", created at(0).
inline stream::SessionNotice noticeOf(stream::SessionNews news, std::int64_t sequence,
                                      const std::string& id = "session-1") {
    stream::SessionNotice notice;
    notice.news = news;
    notice.at = at(sequence);
    notice.session.id = domain::SessionId(id);
    notice.session.channel = domain::ChannelId("news");
    notice.session.node = "node-1";
    notice.session.remote = "192.0.2.7";
    notice.session.encoder = "a test's encoder";
    notice.session.createdAt = at(0);
    notice.session.lastSequence = sequence;
    if (news == stream::SessionNews::kEnded) {
        notice.session.state = domain::SessionState::kEnded;
        notice.session.endedReason = domain::EndedReason::kPublisherStop;
        notice.session.endedAt = notice.at;
    }
    return notice;
}

}  // namespace sigma::lifecycle
