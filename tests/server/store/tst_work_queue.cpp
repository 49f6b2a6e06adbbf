#include <gtest/gtest.h>

#include "server/store/work_queue.h"

namespace sigma::store {
namespace {

using namespace std::chrono_literals;

class WorkQueueTest : public testing::Test {
protected:
    void addCalls(int count) {
        for (int index = 0; index != count; ++index) {
            m_calls.push_back(std::make_shared<DatabaseCall>());
            m_queue.addCall(m_calls.back(), m_now);
        }
    }
    /// Numbered, from 0 on.
    void addItems(int count) {
        for (int index = 0; index != count; ++index) {
            m_queue.addToJournal(Item{m_items++});
        }
    }
    WorkQueue::Calls calls(std::size_t from, std::size_t until) const {
        const auto begin = m_calls.begin();
        return {begin + static_cast<std::ptrdiff_t>(from),
                begin + static_cast<std::ptrdiff_t>(until)};
    }
    std::vector<int> firstItems(std::size_t most) const {
        std::vector<int> numbers;
        for (const TransactionWork& work : m_queue.firstItems(most)) {
            numbers.push_back(work.target<Item>()->number);
        }
        return numbers;
    }

    struct Item {
        int number;
        Result<void> operator()(Transaction&) const { return {}; }
    };

    WorkQueue m_queue;
    WorkQueue::Calls m_calls;  ///< all that were added
    int m_items = 0;
    SteadyTime m_now{1h};
};

TEST_F(WorkQueueTest, ServesInTheOrderOfComing) {
    addCalls(2);
    addItems(3);
    addCalls(1);
    addItems(1);
    ASSERT_TRUE(m_queue.isCallNext(m_now));
    EXPECT_EQ(m_queue.takeCalls(), calls(0, 2));
    ASSERT_FALSE(m_queue.isCallNext(m_now));
    EXPECT_EQ(firstItems(512), (std::vector{0, 1, 2})) << "those before the call";
    m_queue.dropItems(3);
    ASSERT_TRUE(m_queue.isCallNext(m_now));
    EXPECT_EQ(m_queue.takeCalls(), calls(2, 3));
    ASSERT_FALSE(m_queue.isCallNext(m_now));
    EXPECT_EQ(firstItems(512), std::vector{3});
    m_queue.dropItems(1);
    EXPECT_FALSE(m_queue.hasWork());
}

TEST_F(WorkQueueTest, ItemsComeInBatches) {
    addItems(5);
    EXPECT_EQ(firstItems(2), (std::vector{0, 1}));
    EXPECT_EQ(firstItems(0), std::vector{0}) << "never none";
    m_queue.dropItems(4);
    EXPECT_EQ(m_queue.journalLength(), 1U);
    EXPECT_EQ(firstItems(2), std::vector{4});
}

TEST_F(WorkQueueTest, CallsThatHaveWaitedForLongTakeTurnsWithTheJournal) {
    addItems(10);
    addCalls(20);
    addItems(1);
    addCalls(80);
    EXPECT_FALSE(m_queue.isCallNext(m_now + 500ms));
    ASSERT_TRUE(m_queue.isCallNext(m_now + 501ms));
    EXPECT_EQ(m_queue.takeCalls(), calls(0, 32)) << "past the journal's too";
    EXPECT_FALSE(m_queue.isCallNext(m_now + 501ms));
    EXPECT_EQ(firstItems(512).size(), 11U);
    EXPECT_TRUE(m_queue.isCallNext(m_now + 501ms));
}

TEST_F(WorkQueueTest, CallsDoNotWaitForAJournalThatIsHeld) {
    addItems(1);
    m_queue.holdJournal();
    EXPECT_FALSE(m_queue.hasWork());
    addCalls(1);
    EXPECT_TRUE(m_queue.hasWork());
    ASSERT_TRUE(m_queue.isCallNext(m_now));
    EXPECT_EQ(m_queue.takeCalls(), calls(0, 1));
    m_queue.releaseJournal();
    EXPECT_TRUE(m_queue.takesJournal());
}

TEST_F(WorkQueueTest, GivesAllCallsUp) {
    addItems(1);
    addCalls(40);
    EXPECT_EQ(m_queue.takeAllCalls(), calls(0, 40));
    EXPECT_FALSE(m_queue.isCallNext(m_now + 1h));
}

}  // namespace
}  // namespace sigma::store
