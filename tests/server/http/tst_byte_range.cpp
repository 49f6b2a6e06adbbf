#include <gtest/gtest.h>

#include "server/http/byte_range.h"

namespace sigma::http {
namespace {

constexpr std::uint64_t kSize = 10;

struct Case {
    const char* field;
    RangeDecision decision;
};

class DecideRange : public testing::TestWithParam<Case> {};

TEST_P(DecideRange, FollowsTheTable) {
    EXPECT_EQ(decideRange(GetParam().field, kSize), GetParam().decision) << GetParam().field;
}

INSTANTIATE_TEST_SUITE_P(
    Table, DecideRange,
    testing::Values(Case{"bytes=0-0", ByteRange{0, 1}}, Case{"bytes=0-9", ByteRange{0, 10}},
                    Case{"bytes=2-5", ByteRange{2, 4}}, Case{"bytes=5-", ByteRange{5, 5}},
                    Case{"bytes=5-100", ByteRange{5, 5}}, Case{"bytes= 2-5 ", ByteRange{2, 4}},
                    Case{"bytes=5-99999999999999999999999", ByteRange{5, 5}},
                    Case{"bytes=5-18446744073709551615", ByteRange{5, 5}},
                    Case{"bytes=-1", ByteRange{9, 1}}, Case{"bytes=-10", ByteRange{0, 10}},
                    Case{"bytes=-99", ByteRange{0, 10}}, Case{"bytes=10-", UnsatisfiableRange{}},
                    Case{"bytes=10-12", UnsatisfiableRange{}},
                    Case{"bytes=99999999999999999999999-", UnsatisfiableRange{}},
                    Case{"bytes=-0", UnsatisfiableRange{}}, Case{"", WholeBody{}},
                    Case{"bytes=", WholeBody{}}, Case{"bytes=-", WholeBody{}},
                    Case{"bytes=5", WholeBody{}}, Case{"bytes=5-2", WholeBody{}},
                    Case{"bytes=a-b", WholeBody{}}, Case{"bytes=1-2x", WholeBody{}},
                    Case{"bytes=--1", WholeBody{}}, Case{"bytes=+1-2", WholeBody{}},
                    Case{"bytes=0-1,3-4", WholeBody{}}, Case{"bytes=0x1-2", WholeBody{}},
                    Case{"items=0-1", WholeBody{}}));

TEST(DecideRange, FindsNothingInAnEmptyBody) {
    EXPECT_EQ(decideRange("bytes=0-", 0), RangeDecision(UnsatisfiableRange{}));
    EXPECT_EQ(decideRange("bytes=-1", 0), RangeDecision(UnsatisfiableRange{}));
}

struct CutCase {
    ByteRange range;
    std::vector<std::string> pieces;
};

class Cut : public testing::TestWithParam<CutCase> {};

TEST_P(Cut, TakesThePiecesOfTheRange) {
    const std::vector<SharedBuffer> body{SharedBuffer::take(std::string("abc")), SharedBuffer(),
                                         SharedBuffer::take(std::string("defg")),
                                         SharedBuffer::take(std::string("hij"))};
    std::vector<std::string> pieces;
    for (const SharedBuffer& piece : cut(body, GetParam().range)) {
        pieces.emplace_back(piece.text());
    }
    EXPECT_EQ(pieces, GetParam().pieces);
}

INSTANTIATE_TEST_SUITE_P(Table, Cut,
                         testing::Values(CutCase{{0, 10}, {"abc", "defg", "hij"}},
                                         CutCase{{0, 1}, {"a"}}, CutCase{{9, 1}, {"j"}},
                                         CutCase{{2, 3}, {"c", "de"}}, CutCase{{3, 4}, {"defg"}},
                                         CutCase{{2, 6}, {"c", "defg", "h"}}));

}  // namespace
}  // namespace sigma::http
