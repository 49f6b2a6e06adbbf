#include <gtest/gtest.h>

#include "core/recording/recorder_queue.h"
#include "tests/support/sample_factory.h"

namespace sigma::recording {
namespace {

using namespace std::chrono_literals;

media::MediaEvent video(std::int64_t dts, bool isKey = false) {
    return test::videoSample(dts, isKey, 100);
}

std::vector<std::int64_t> timesOf(const std::vector<RecorderTask>& tasks) {
    std::vector<std::int64_t> times;
    for (const RecorderTask& task : tasks) {
        const auto& event = std::get<media::MediaEvent>(task);
        times.push_back(std::get<std::shared_ptr<const media::MediaSample>>(event)->dts);
    }
    return times;
}

TEST(RecorderQueue, GivesEverythingInItsOrder) {
    RecorderQueue queue(1000);
    queue.push(video(1, true));
    queue.push(PauseRecording{});
    queue.push(ResumeRecording{});
    const auto tasks = queue.take(1h).value();
    ASSERT_EQ(tasks.size(), 3U);
    EXPECT_TRUE(std::holds_alternative<PauseRecording>(tasks[1]));
    EXPECT_TRUE(std::holds_alternative<ResumeRecording>(tasks[2]));
}

TEST(RecorderQueue, DropsVideoUpToTheNextKeyFrameThatFits) {
    RecorderQueue queue(250);
    queue.push(video(1, true));
    queue.push(video(2));
    queue.push(video(3));
    queue.push(video(4, true));
    EXPECT_EQ(timesOf(queue.take(1h).value()), (std::vector<std::int64_t>{1, 2}));
    queue.push(video(5));
    queue.push(test::audioSample(6));
    queue.push(video(7, true));
    queue.push(video(8));
    EXPECT_EQ(timesOf(queue.take(1h).value()), (std::vector<std::int64_t>{6, 7, 8}));
    EXPECT_EQ(queue.dropped(), 3U);
}

TEST(RecorderQueue, GivesWhatIsThereWhenItIsClosedAndTakesNoMore) {
    RecorderQueue queue(1000);
    queue.push(video(1, true));
    queue.close();
    queue.push(video(2));
    EXPECT_EQ(timesOf(queue.take(1h).value()), (std::vector<std::int64_t>{1}));
    EXPECT_FALSE(queue.take(1h).has_value());
}

TEST(RecorderQueue, GivesNothingWhenPatienceEnds) {
    RecorderQueue queue(1000);
    const auto tasks = queue.take(1ms);
    ASSERT_TRUE(tasks.has_value());
    EXPECT_TRUE(tasks->empty());
}

}  // namespace
}  // namespace sigma::recording
