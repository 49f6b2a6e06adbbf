#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/broken_rules.h"
#include "tests/house/floor_rules.h"

namespace sigma::house {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Violations checkOne(std::string path, const std::string& target) {
    return checkFloors({{std::move(path), "#pragma once\n#include \"" + target + "\"\n"}});
}

TEST(FloorRules, LetAFloorIncludeTheFaceItselfAndWhatIsBelow) {
    for (const char* const target :
         {"core/player/fetcher.h", "core/player/loading/b.h", "core/player/stream/b.h"}) {
        EXPECT_THAT(checkOne("core/player/loading/a.h", target), IsEmpty()) << target;
    }
}

TEST(FloorRules, RefuseWhatIsAboveOrBeside) {
    for (const char* const target : {"core/player/playing/b.h", "core/player/timing/b.h"}) {
        EXPECT_THAT(brokenRules(checkOne("core/player/loading/a.h", target)),
                    ElementsAre("core/player/loading/a.h:2 floors"))
            << target;
    }
}

TEST(FloorRules, LetOnlyTheRoofOfTheFaceIncludeFloors) {
    EXPECT_THAT(checkOne("core/player/player_engine.h", "core/player/playing/b.h"), IsEmpty());
    EXPECT_THAT(brokenRules(checkOne("core/player/playout.h", "core/player/playing/b.h")),
                ElementsAre("core/player/playout.h:2 floors"));
}

TEST(FloorRules, LeaveOtherRoomsAlone) {
    EXPECT_THAT(checkOne("core/player/loading/a.h", "core/hls/playlist.h"), IsEmpty());
    EXPECT_THAT(checkOne("core/viewer/a.h", "core/player/playing/b.h"), IsEmpty());
    EXPECT_THAT(checkOne("tests/core/player/playing/a.h", "core/player/playing/b.h"), IsEmpty());
}

TEST(FloorRules, KnowEveryFloor) {
    EXPECT_THAT(brokenRules(checkOne("core/player/attic/a.h", "core/base/error.h")),
                ElementsAre("core/player/attic/a.h:0 floors"));
    EXPECT_THAT(brokenRules(checkOne("core/hls/attic/a.h", "core/base/error.h")),
                ElementsAre("core/hls/attic/a.h:0 floors"));
}

}  // namespace
}  // namespace sigma::house
