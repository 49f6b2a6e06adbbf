#include <gtest/gtest.h>

#include "core/player/stream/marker_book.h"
#include "tests/core/player/playlist_maker.h"

namespace sigma::player {
namespace {

hls::MediaPlaylist markedPlaylist(const std::vector<std::string>& ids) {
    hls::MediaPlaylist playlist = test::PlaylistMaker{}.make();
    for (const std::string& id : ids) {
        hls::DateRange range;
        range.id = id;
        playlist.inProgress.dateRanges.push_back(range);
    }
    return playlist;
}

TEST(MarkerBookTest, TellsOfEachMarkerOnce) {
    MarkerBook book;
    EXPECT_EQ(book.takeNew(markedPlaylist({"a", "b"})).size(), 2U);
    const auto found = book.takeNew(markedPlaylist({"a", "c", "b"}));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].id, "c");
}

TEST(MarkerBookTest, RemembersAThousand) {
    MarkerBook book;
    std::vector<std::string> ids;
    for (int i = 0; i != 1001; ++i) {
        ids.push_back(std::to_string(i));
    }
    EXPECT_EQ(book.takeNew(markedPlaylist(ids)).size(), 1001U);
    EXPECT_EQ(book.takeNew(markedPlaylist({"0"})).size(), 1U);
    EXPECT_EQ(book.takeNew(markedPlaylist({"900"})).size(), 0U);
}

}  // namespace
}  // namespace sigma::player
