// What was committed is there after kill -9.

#include <algorithm>
#include <csignal>
#include <random>
#include <set>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/store/event_table.h"
#include "server/store/query.h"
#include "tests/server/store/store_test.h"
#include "tests/support/temporary_folder.h"

namespace sigma::store {
namespace {

/// A process that commits rows, and what it says of them.
class Committer {
public:
    Committer(const std::string& url, int firstNumber) {
        int ends[2];
        EXPECT_EQ(::pipe(ends), 0);
        const std::string number = std::to_string(firstNumber);
        m_child = ::fork();
        if (m_child == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            ::execl(SIGMA_COMMIT_ROWS, SIGMA_COMMIT_ROWS, url.c_str(), number.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(ends[1]);
        m_output = ends[0];
    }
    Committer(const Committer&) = delete;
    Committer& operator=(const Committer&) = delete;
    ~Committer() { ::close(m_output); }

    /// False at the end.
    bool read() {
        char bytes[256];
        const ssize_t count = ::read(m_output, bytes, sizeof bytes);
        m_text.append(bytes, count > 0 ? static_cast<std::size_t>(count) : 0);
        return count > 0;
    }
    std::size_t reported() const {
        return static_cast<std::size_t>(std::count(m_text.begin(), m_text.end(), '\n'));
    }
    void kill() {
        ::kill(m_child, SIGKILL);
        while (read()) {
        }
        int status = 0;
        ::waitpid(m_child, &status, 0);
        EXPECT_TRUE(WIFSIGNALED(status)) << "it ended by itself";
    }
    /// The numbers of the lines that are whole.
    std::vector<std::string> numbers() const {
        std::vector<std::string> found;
        for (std::size_t begin = 0, end = 0; (end = m_text.find('\n', begin)) != std::string::npos;
             begin = end + 1) {
            found.push_back(m_text.substr(begin, end - begin));
        }
        return found;
    }

private:
    pid_t m_child = -1;
    int m_output = -1;
    std::string m_text;
};

class CrashTest : public testing::TestWithParam<test::StoreBackend> {
protected:
    /// Of the whole log, in its order.
    std::vector<std::string> idsIn(const std::string& url) {
        DatabaseOptions options;
        options.url = url;
        const auto database =
            Database::open(options, std::make_shared<SystemClock>(), test::silentLogger()).value();
        return database
            ->runBlocking<std::vector<std::string>>(
                [](Transaction& transaction) -> Result<std::vector<std::string>> {
                    if (transaction.connection().dialect() == Dialect::kSqlite) {
                        EXPECT_EQ(
                            Query(transaction, "integrity_check", "FROM pragma_integrity_check")
                                .one(readText, "answer")
                                .value(),
                            "ok");
                    }
                    return Query(transaction, "id", "FROM events ORDER BY position").all(readText);
                })
            .value();
    }
};

TEST_P(CrashTest, LosesNothingThatWasCommitted) {
    constexpr int kCrashes = 12;
    constexpr int kNumbersOfOne = 1'000'000;
    const auto url = GetParam().make();
    std::mt19937 random(20'260'101);
    std::set<std::string> reported;
    for (int crash = 0; crash != kCrashes; ++crash) {
        Committer committer(*url, crash * kNumbersOfOne);
        const std::size_t wanted = std::uniform_int_distribution<std::size_t>(1, 300)(random);
        while (committer.reported() < wanted && committer.read()) {
        }
        committer.kill();
        for (const std::string& number : committer.numbers()) {
            reported.insert(number);
        }
        const std::vector<std::string> kept = idsIn(*url);
        const std::set<std::string> keptSet(kept.begin(), kept.end());
        EXPECT_EQ(keptSet.size(), kept.size());
        for (const std::string& number : reported) {
            ASSERT_TRUE(keptSet.contains(number)) << number << " is lost, crash " << crash;
        }
        // The journal keeps its order, and leaves no gap.
        const auto first = std::ranges::find(kept, std::to_string(crash * kNumbersOfOne));
        ASSERT_NE(first, kept.end());
        int expected = crash * kNumbersOfOne;
        for (auto id = first; id != kept.end(); ++id) {
            ASSERT_EQ(*id, std::to_string(expected++));
        }
    }
}

SIGMA_ON_EVERY_BACKEND(CrashTest);

}  // namespace
}  // namespace sigma::store
