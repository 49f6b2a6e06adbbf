#include <chrono>

#include <gtest/gtest.h>

#include "core/capture/color_picture.h"
#include "core/capture/still_backend.h"
#include "tests/support/backend_run.h"

namespace sigma::capture {
namespace {

using namespace std::chrono_literals;

TEST(StillBackend, GivesThePictureOfEachSecond) {
    test::BackendRun run;
    std::vector<WallTime> painted;
    run.clock()->advance(300ms);
    run.open(std::make_unique<StillBackend>(
        [&](WallTime time) {
            painted.push_back(time);
            return colorPicture(0xFF000000);
        },
        run.clock()));
    run.runFor(2s);
    ASSERT_EQ(run.frames().size(), 3U);
    EXPECT_EQ(run.frames()[1]->capturedAt - run.begin(), 700ms);
    EXPECT_EQ(painted[1], std::chrono::floor<std::chrono::seconds>(painted[1]));
    EXPECT_EQ(painted[2] - painted[1], 1s);
}

TEST(StillBackend, PaintsWhatNeverChangesOnce) {
    int paintings = 0;
    test::BackendRun run;
    run.open(std::make_unique<StillBackend>(paintedOnce([&] {
                                                ++paintings;
                                                return colorPicture(0xFF000000);
                                            }),
                                            run.clock()));
    run.runFor(5s);
    EXPECT_EQ(run.frames().size(), 6U);
    EXPECT_EQ(paintings, 1);
}

TEST(StillBackend, FailsAsItsPainterDoes) {
    test::BackendRun run;
    run.open(std::make_unique<StillBackend>(
        paintedOnce([]() -> Result<std::shared_ptr<const media::VideoFrame>> {
            return Error{ErrorCode::kNotFound, "there is no file"};
        }),
        run.clock()));
    run.runFor(1s);
    ASSERT_TRUE(run.error());
    EXPECT_EQ(run.error()->context, "there is no file");
}

}  // namespace
}  // namespace sigma::capture
