#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "core/crypto/password_hash.h"
#include "server/store/database.h"
#include "server/store/user_table.h"
#include "tests/support/run_coroutine.h"
#include "tests/support/stepped_clock.h"

namespace sigma::identity::test {

inline constexpr const char* kPassword = "correct horse";

/// A test on an empty database in memory, with a thread to wait on.
class IdentityTest : public testing::Test {
protected:
    IdentityTest() {
        store::DatabaseOptions options;
        options.url = "sqlite::memory:";
        m_database = store::Database::open(options, m_clock, m_log).value();
    }
    ~IdentityTest() override { m_database->close(); }

    /// Whether the work succeeded in a transaction of its own.
    bool done(std::function<Result<void>(store::Transaction&)> work) {
        return m_database->runBlocking<void>(std::move(work)).has_value();
    }
    template <class T>
    Result<T> in(std::function<Result<T>(store::Transaction&)> work) {
        return m_database->runBlocking<T>(std::move(work));
    }

    template <class T>
    T await(boost::asio::awaitable<T> awaited) {
        return sigma::test::runCoroutine(m_context, std::move(awaited));
    }

    /// Somebody whose password is kPassword.
    domain::User addUser(const std::string& name, domain::Role role = domain::Role::kOperator) {
        static const std::string kHash = crypto::hashPassword(kPassword).value();
        domain::User user;
        user.id = domain::UserId("usr_" + name);
        user.name = name;
        user.passwordHash = kHash;
        user.role = role;
        user.createdAt = m_clock->wallNow();
        EXPECT_TRUE(done([&](store::Transaction& transaction) {
            return store::UserTable(transaction).insert(user);
        }));
        return user;
    }

    domain::User userOf(const domain::UserId& id) {
        return in<domain::User>([&](store::Transaction& transaction) {
                   return store::UserTable(transaction).find(id);
               })
            .value();
    }

    void change(const domain::UserId& id, const std::function<void(domain::User&)>& edit) {
        domain::User user = userOf(id);
        edit(user);
        EXPECT_TRUE(in<domain::User>([&](store::Transaction& transaction) {
                        return store::UserTable(transaction).update(user);
                    }).has_value());
    }

    bool hasLogged(std::string_view text) const {
        const std::lock_guard lock(m_logMutex);
        return m_logged.find(text) != std::string::npos;
    }

private:
    mutable std::mutex m_logMutex;
    std::string m_logged;

protected:
    Logger m_log = Logger::toSink(LogLevel::kDebug, [this](LogLevel, const std::string& line) {
        const std::lock_guard lock(m_logMutex);
        m_logged += line + "\n";
    });
    std::shared_ptr<sigma::test::SteppedClock> m_clock =
        std::make_shared<sigma::test::SteppedClock>();
    boost::asio::io_context m_context{1};
    std::shared_ptr<store::Database> m_database;
};

}  // namespace sigma::identity::test
