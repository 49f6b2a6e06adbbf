#include <gtest/gtest.h>

#include "core/hls/tag_writer.h"

namespace sigma::hls {
namespace {

TEST(TagWriter, SeparatesAttributesWithCommas) {
    TagWriter writer;
    writer.begin("#EXT-X-DEMO")
        .attribute("N", std::uint64_t{7})
        .attribute("D", std::chrono::milliseconds(200))
        .keyword("K", "YES")
        .quoted("Q", "text")
        .resolution("R", 1920, 1080)
        .thousandths("F", 29'970)
        .end();
    EXPECT_EQ(writer.take(), "#EXT-X-DEMO:N=7,D=0.2,K=YES,Q=\"text\",R=1920x1080,F=29.970\n");
}

TEST(TagWriter, BeginsEachLineWithoutAComma) {
    TagWriter writer;
    writer.begin("#A").attribute("N", std::uint64_t{1}).end();
    writer.begin("#B").attribute("N", std::uint64_t{2}).end();
    EXPECT_EQ(writer.take(), "#A:N=1\n#B:N=2\n");
}

TEST(TagWriter, JoinsAListWithTabsThatItsTextsCannotHold) {
    const std::vector<std::string> texts{"a", "b\tc"};
    TagWriter writer;
    writer.begin("#T").quotedList("IDS", texts).end();
    EXPECT_EQ(writer.take(), "#T:IDS=\"a\tb c\"\n");
}

TEST(TagWriter, LetsNoTextEndItsAttributeOrItsLine) {
    TagWriter writer;
    writer.begin("#T").quoted("NAME", "a\"\r\n#EXT-X-ENDLIST\x7F Kênh").end();
    writer.uri("b\n#EXT-X-ENDLIST");
    EXPECT_EQ(writer.take(), "#T:NAME=\"a'  #EXT-X-ENDLIST  Kênh\"\nb #EXT-X-ENDLIST\n");
}

}  // namespace
}  // namespace sigma::hls
