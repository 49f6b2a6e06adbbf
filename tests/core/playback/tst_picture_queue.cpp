#include <gtest/gtest.h>

#include "core/playback/picture_queue.h"

namespace sigma::playback {
namespace {

using namespace std::chrono_literals;

class PictureQueueTest : public testing::Test {
protected:
    void push(std::initializer_list<Duration> times) {
        for (const Duration time : times) {
            m_queue.push({time, {}});
        }
    }
    PictureQueue m_queue;
};

TEST_F(PictureQueueTest, GivesAPictureWhenItIsDue) {
    push({40ms, 80ms});
    EXPECT_FALSE(m_queue.takeDue(39ms));
    EXPECT_EQ(m_queue.takeDue(40ms)->time, 40ms);
    EXPECT_FALSE(m_queue.takeDue(79ms));
    EXPECT_EQ(m_queue.takeDue(200ms)->time, 80ms);
    EXPECT_TRUE(m_queue.empty());
}

TEST_F(PictureQueueTest, GivesTheNewestOfThoseThatAreDue) {
    push({0ms, 40ms, 80ms, 120ms});
    EXPECT_EQ(m_queue.takeDue(90ms)->time, 80ms);
    EXPECT_EQ(m_queue.takeDue(120ms)->time, 120ms);
}

TEST_F(PictureQueueTest, LeavesAwayWhatIsOverdue) {
    push({0ms, 40ms, 80ms, 120ms});
    EXPECT_EQ(m_queue.dropOverdue(90ms), 2U);
    EXPECT_EQ(m_queue.takeFirst()->time, 80ms);
}

TEST_F(PictureQueueTest, IsFullWithSix) {
    push({0ms, 1ms, 2ms, 3ms, 4ms});
    EXPECT_TRUE(m_queue.hasRoom());
    push({5ms});
    EXPECT_FALSE(m_queue.hasRoom());
}

TEST_F(PictureQueueTest, PutsPicturesInOrder) {
    push({80ms, 0ms, 40ms});
    EXPECT_EQ(m_queue.lastTime(), 80ms);
    EXPECT_EQ(m_queue.takeFirst()->time, 0ms);
    EXPECT_EQ(m_queue.takeFirst()->time, 40ms);
}

TEST_F(PictureQueueTest, DropsWhatLiesBehindAPosition) {
    push({0ms, 40ms, 80ms});
    m_queue.dropFrom(40ms);
    EXPECT_EQ(m_queue.lastTime(), 0ms);
    m_queue.clear();
    EXPECT_FALSE(m_queue.takeFirst());
}

}  // namespace
}  // namespace sigma::playback
