#include <gtest/gtest.h>

#include "server/store/work_queue.h"

namespace sigma::store {
namespace {

using namespace std::chrono_literals;

class WorkQueueTest : public testing::Test {
protected:
    void addCalls(int count) {
        for (int index = 0; index != count; ++index) {
            m_queue.addCall(std::make_shared<DatabaseCall>(), m_now);
        }
    }
    void addItems(int count) {
        for (int index = 0; index != count; ++index) {
            m_queue.addToJournal([](Transaction&) -> Result<void> { return {}; });
        }
    }

    WorkQueue m_queue;
    SteadyTime m_now{1h};
};

TEST_F(WorkQueueTest, ServesInTheOrderOfComing) {
    addCalls(2);
    addItems(3);
    addCalls(1);
    addItems(1);
    ASSERT_TRUE(m_queue.isCallNext(m_now));
    EXPECT_EQ(m_queue.takeCalls().size(), 2U);
    ASSERT_FALSE(m_queue.isCallNext(m_now));
    EXPECT_EQ(m_queue.firstItems(512).size(), 3U) << "those before the call";
    m_queue.dropItems(3);
    ASSERT_TRUE(m_queue.isCallNext(m_now));
    EXPECT_EQ(m_queue.takeCalls().size(), 1U);
    ASSERT_FALSE(m_queue.isCallNext(m_now));
    EXPECT_EQ(m_queue.firstItems(512).size(), 1U);
    m_queue.dropItems(1);
    EXPECT_FALSE(m_queue.hasWork());
}

TEST_F(WorkQueueTest, ItemsComeInBatches) {
    addItems(5);
    EXPECT_EQ(m_queue.firstItems(2).size(), 2U);
    EXPECT_EQ(m_queue.firstItems(0).size(), 1U) << "never none";
    m_queue.dropItems(4);
    EXPECT_EQ(m_queue.journalLength(), 1U);
    EXPECT_EQ(m_queue.firstItems(2).size(), 1U);
}

TEST_F(WorkQueueTest, CallsThatHaveWaitedForLongTakeTurnsWithTheJournal) {
    addItems(10);
    addCalls(100);
    EXPECT_FALSE(m_queue.isCallNext(m_now + 500ms));
    ASSERT_TRUE(m_queue.isCallNext(m_now + 501ms));
    EXPECT_EQ(m_queue.takeCalls().size(), 32U);
    EXPECT_FALSE(m_queue.isCallNext(m_now + 501ms));
    EXPECT_TRUE(m_queue.isCallNext(m_now + 501ms));
}

TEST_F(WorkQueueTest, CallsDoNotWaitForAJournalThatIsHeld) {
    addItems(1);
    m_queue.holdJournal();
    EXPECT_FALSE(m_queue.hasWork());
    addCalls(1);
    EXPECT_TRUE(m_queue.hasWork());
    ASSERT_TRUE(m_queue.isCallNext(m_now));
    EXPECT_EQ(m_queue.takeCalls().size(), 1U);
    m_queue.releaseJournal();
    EXPECT_TRUE(m_queue.takesJournal());
}

TEST_F(WorkQueueTest, GivesAllCallsUp) {
    addItems(1);
    addCalls(40);
    EXPECT_EQ(m_queue.takeAllCalls().size(), 40U);
    EXPECT_FALSE(m_queue.isCallNext(m_now + 1h));
}

}  // namespace
}  // namespace sigma::store
