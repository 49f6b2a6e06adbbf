#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/broken_rules.h"
#include "tests/house/room_declarations.h"

namespace sigma::house {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const SourceFile kRoom = {"core/rtmp/CMakeLists.txt",
                          "# sigma_add_room(core_other)\n"
                          "sigma_add_room(\n  core_rtmp\n  SOURCES chunk.cpp amf0.cpp # both\n"
                          "  DEPS core_base\n  PRIVATE_DEPS core_crypto OpenSSL::Crypto)\n"};

TEST(RoomDeclarations, AreRead) {
    const auto room = roomDeclarationOf(kRoom);
    ASSERT_TRUE(room.has_value());
    EXPECT_EQ(room->name, "core_rtmp");
    EXPECT_THAT(room->sources, ElementsAre("amf0.cpp", "chunk.cpp"));
    EXPECT_THAT(room->deps, ElementsAre("core_base"));
    EXPECT_THAT(room->privateDeps, ElementsAre("OpenSSL::Crypto", "core_crypto"));
    EXPECT_FALSE(roomDeclarationOf({"core/CMakeLists.txt", "add_subdirectory(rtmp)\n"}));
}

TEST(RoomDeclarations, AcceptWhatTheyName) {
    EXPECT_THAT(checkRoomDeclarations({kRoom,
                                       {"core/rtmp/chunk.h", "#include \"core/base/error.h\"\n"},
                                       {"core/rtmp/chunk.cpp",
                                        "#include \"core/rtmp/chunk.h\"\n"
                                        "#include \"core/crypto/hmac.h\"\n"}}),
                IsEmpty());
}

TEST(RoomDeclarations, MissADependency) {
    const SourceFile file = {"core/rtmp/chunk.cpp", "\n#include \"core/media/track_info.h\"\n"};
    EXPECT_THAT(brokenRules(checkRoomDeclarations({kRoom, file})),
                ElementsAre("core/rtmp/chunk.cpp:2 room-deps"));
}

TEST(RoomDeclarations, AskForADependencyOnce) {
    const std::string text =
        "#include \"core/media/track_info.h\"\n#include \"core/media/media_sink.h\"\n";
    EXPECT_THAT(brokenRules(checkRoomDeclarations(
                    {kRoom, {"core/rtmp/amf0.h", text}, {"core/rtmp/chunk.h", text}})),
                ElementsAre("core/rtmp/amf0.h:1 room-deps"));
}

TEST(RoomDeclarations, RefuseAPrivateDependencyInAHeader) {
    const SourceFile file = {"core/rtmp/chunk.h", "#include \"core/crypto/hmac.h\"\n"};
    EXPECT_THAT(brokenRules(checkRoomDeclarations({kRoom, file})),
                ElementsAre("core/rtmp/chunk.h:1 room-deps"));
}

TEST(RoomDeclarations, MissASource) {
    EXPECT_THAT(brokenRules(checkRoomDeclarations({kRoom, {"core/rtmp/forgotten.cpp", ""}})),
                ElementsAre("core/rtmp/forgotten.cpp:0 room-sources"));
}

TEST(RoomDeclarations, AreWantedForEachRoom) {
    EXPECT_THAT(brokenRules(checkRoomDeclarations({{"core/hls/a.h", ""}, {"core/hls/b.h", ""}})),
                ElementsAre("core/hls/CMakeLists.txt:0 room-declared"));
}

TEST(TestRegistration, MissesATestThatNeverRuns) {
    const SourceFiles files = {
        {"tests/core/rtmp/CMakeLists.txt", "sigma_add_test(x SOURCES tst_a.cpp)"},
        {"tests/core/rtmp/tst_a.cpp", ""},
        {"tests/core/rtmp/tst_b.cpp", ""}};
    EXPECT_THAT(brokenRules(checkTestRegistration(files)),
                ElementsAre("tests/core/rtmp/tst_b.cpp:0 test-registered"));
}

}  // namespace
}  // namespace sigma::house
