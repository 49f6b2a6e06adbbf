#include <stdexcept>
#include <string>

#include "server/store/commit_listeners.h"
#include "tests/server/store/store_test.h"

namespace sigma::store {
namespace {

Aftermath aftermathOf(std::vector<std::string>& told) {
    Aftermath aftermath;
    aftermath.deeds.emplace_back([&told] { told.push_back("deed"); });
    aftermath.changes.users.emplace_back("usr_1");
    aftermath.events.emplace_back();
    return aftermath;
}

class CommitListenersTest : public testing::Test {
protected:
    void listen() {
        listeners.addChangeListener([this](const CommittedChanges& changes) {
            told.push_back("change of " + changes.users.front().value());
        });
        listeners.addEventListener([this](const std::vector<domain::DomainEvent>& events) {
            told.push_back(std::to_string(events.size()) + " event");
        });
    }

    CommitListeners listeners{test::silentLogger()};
    std::vector<std::string> told;
};

TEST_F(CommitListenersTest, DoTheDeedsThenTellOfChangesThenOfEvents) {
    listen();
    listeners.conclude(aftermathOf(told));
    EXPECT_EQ(told, (std::vector<std::string>{"deed", "change of usr_1", "1 event"}));
}

TEST_F(CommitListenersTest, TellNothingWhereNothingHappened) {
    listen();
    listeners.conclude({});
    EXPECT_TRUE(told.empty());
}

TEST_F(CommitListenersTest, TellTheOthersThoughOneThrows) {
    listeners.addChangeListener([](const CommittedChanges&) { throw std::runtime_error("no"); });
    listen();
    listeners.conclude(aftermathOf(told));
    EXPECT_EQ(told.size(), 3U);
}

TEST_F(CommitListenersTest, TellNobodyOnceCleared) {
    listen();
    listeners.clear();
    listeners.conclude(aftermathOf(told));
    EXPECT_EQ(told, std::vector<std::string>{"deed"});
}

}  // namespace
}  // namespace sigma::store
