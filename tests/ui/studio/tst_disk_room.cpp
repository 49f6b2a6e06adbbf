#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "ui/studio/disk_room.h"

namespace sigma::ui {
namespace {

TEST(DiskRoom, IsThatOfTheNearestFolderThatIsThere) {
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    EXPECT_TRUE(freeBytes(path).has_value());
    EXPECT_TRUE(freeBytes(path + "/films/of/this year").has_value());
}

TEST(DiskRoom, IsNotKnownOfAPlaceThatIsNone) {
    EXPECT_FALSE(freeBytes("").has_value());
    EXPECT_FALSE(freeBytes("no such folder").has_value());
}

}  // namespace
}  // namespace sigma::ui
