#include <gtest/gtest.h>

#include "server/packager/listed_date.h"

namespace sigma::packager::test {
namespace {

using namespace std::chrono_literals;
using media::TrackKind;

/// When a segment begins, and the dates it is listed with, all after a whole second.
struct Dates {
    std::chrono::microseconds start;
    std::chrono::milliseconds video;
    std::chrono::milliseconds audio;
};

class ListedDate : public testing::TestWithParam<Dates> {};

TEST_P(ListedDate, IsNeverEarlyForVideoAndNeverLateForAudio) {
    const WallTime second{1'700'000'000s};
    const WallTime start = second + GetParam().start;
    EXPECT_EQ(listedDate(TrackKind::kVideo, start) - second, GetParam().video);
    EXPECT_EQ(listedDate(TrackKind::kAudio, start) - second, GetParam().audio);
}

INSTANTIATE_TEST_SUITE_P(Table, ListedDate,
                         testing::Values(Dates{5'000us, 5ms, 4ms}, Dates{5'001us, 6ms, 4ms},
                                         Dates{5'499us, 6ms, 4ms}, Dates{5'500us, 6ms, 5ms},
                                         Dates{5'999us, 6ms, 5ms}));

}  // namespace
}  // namespace sigma::packager::test
