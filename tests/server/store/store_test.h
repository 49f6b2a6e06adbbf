#pragma once

#include <memory>
#include <string>
#include <type_traits>

#include <gtest/gtest.h>

#include "server/store/database.h"
#include "tests/server/store/store_backend.h"
#include "tests/support/fake_clock.h"

namespace sigma::store::test {

inline Logger silentLogger() {
    return Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
}

/// A moment of the tests' day; the database keeps microseconds.
inline WallTime at(std::int64_t seconds) {
    return WallTime(std::chrono::seconds(1'767'225'600 + seconds));
}

/// A test on an empty database of each kind.
class StoreTest : public testing::TestWithParam<StoreBackend> {
protected:
    StoreTest() : m_url(GetParam().make()) { open(); }

    void open(std::chrono::milliseconds callTime = DatabaseOptions().callTime) {
        DatabaseOptions options;
        options.url = *m_url;
        options.callTime = callTime;
        auto opened = Database::open(options, m_clock, silentLogger());
        if (opened.has_error()) {
            throw std::runtime_error(opened.error().context);
        }
        m_database = *opened;
    }

    Database& database() { return *m_database; }
    const std::string& url() const { return *m_url; }

    /// The result of work in a transaction of its own.
    template <class Function>
    auto in(Function work) {
        using T = typename std::invoke_result_t<Function, Transaction&>::value_type;
        return m_database->runBlocking<T>(std::move(work));
    }

    /// The result of calls on one table.
    template <class Table, class Function>
    auto on(Function function) {
        return in([&](Transaction& transaction) {
            Table table(transaction);
            return function(table);
        });
    }

    void close() { m_database.reset(); }

private:
    std::shared_ptr<const std::string> m_url;
    std::shared_ptr<sigma::test::FakeClock> m_clock = std::make_shared<sigma::test::FakeClock>();
    std::shared_ptr<Database> m_database;
};

template <class T>
ErrorCode codeOf(const Result<T>& result) {
    EXPECT_TRUE(result.has_error());
    return result.has_error() ? result.error().code : ErrorCode::kInvalidData;
}

inline std::string nameOf(const testing::TestParamInfo<StoreBackend>& info) {
    return info.param.name;
}

}  // namespace sigma::store::test

/// Runs a suite on every kind of database that the program knows.
#define SIGMA_ON_EVERY_BACKEND(suite)                                                  \
    INSTANTIATE_TEST_SUITE_P(Store, suite,                                             \
                             testing::ValuesIn(::sigma::store::test::storeBackends()), \
                             ::sigma::store::test::nameOf)
