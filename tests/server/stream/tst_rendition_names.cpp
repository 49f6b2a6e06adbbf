#include <string>

#include <gtest/gtest.h>

#include "core/media/track_info.h"
#include "server/stream/rendition_names.h"

namespace sigma::stream {
namespace {

TEST(RenditionNames, KeepTheirPlaces) {
    RenditionNames names("1080p");
    EXPECT_EQ(names.placeOf("720p"), 1);
    EXPECT_EQ(names.placeOf("1080p"), 0);
    EXPECT_EQ(names.placeOf("480p"), 2);
    EXPECT_EQ(names.placeOf("720p"), 1);
}

TEST(RenditionNames, HaveNoPlaceBeyondTheMost) {
    RenditionNames names("0");
    for (std::size_t place = 1; place != media::kMostRenditions; ++place) {
        EXPECT_EQ(names.placeOf(std::to_string(place)), place);
    }
    EXPECT_EQ(names.placeOf("one more"), std::nullopt);
    EXPECT_EQ(names.placeOf("3"), 3);
}

TEST(RenditionNames, GiveTheFirstPlaceToAStrangerThatComesAlone) {
    RenditionNames names("1080p");
    EXPECT_EQ(names.placeOf("720p"), 1);
    names.comesAlone("720p");
    EXPECT_EQ(names.placeOf("1080p"), 0);
    names.comesAlone("");
    EXPECT_EQ(names.placeOf(""), 0);
    EXPECT_EQ(names.placeOf("720p"), 1);
}

}  // namespace
}  // namespace sigma::stream
