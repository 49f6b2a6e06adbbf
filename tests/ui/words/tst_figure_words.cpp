#include <gtest/gtest.h>

#include "ui/words/figure_words.h"

namespace sigma::ui::words {
namespace {

using namespace std::chrono_literals;

TEST(FigureWords, TellARoundTripThatIsTooShortToCount) {
    EXPECT_EQ(roundTrip(0us), QStringLiteral("–"));
    EXPECT_EQ(roundTrip(80us), QStringLiteral("<1 ms"));
    EXPECT_EQ(roundTrip(24'900us), QStringLiteral("24 ms"));
}

TEST(FigureWords, ChangeTheUnitOfABitrate) {
    EXPECT_EQ(bitrate(800'000), QStringLiteral("800 kb/s"));
    EXPECT_EQ(bitrate(2'440'000), QStringLiteral("2.4 Mb/s"));
}

TEST(FigureWords, TellHoursOnlyWhereThereAreAny) {
    EXPECT_EQ(duration(7s), QStringLiteral("0:07"));
    EXPECT_EQ(duration(754s), QStringLiteral("12:34"));
    EXPECT_EQ(duration(3723s), QStringLiteral("1:02:03"));
}

}  // namespace
}  // namespace sigma::ui::words
