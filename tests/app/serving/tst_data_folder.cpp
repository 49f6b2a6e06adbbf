#include <gtest/gtest.h>

#include "app/serving/data_folder.h"
#include "tests/support/environment_variable.h"

namespace sigma::app {
namespace {

class DataFolder : public testing::Test {
protected:
    sigma::test::EnvironmentVariable m_data{"XDG_DATA_HOME"};
    sigma::test::EnvironmentVariable m_home{"HOME"};
};

TEST_F(DataFolder, IsInTheUsersDataFolder) {
    m_data.set("/srv/data");
    m_home.set("/srv/home");
    EXPECT_EQ(ownDataFolder().value(), "/srv/data/sigma-live");
}

TEST_F(DataFolder, IsInTheHomeFolderWhereNoOtherIsNamed) {
    m_data.set({});
    m_home.set("/srv/home");
    EXPECT_EQ(ownDataFolder().value(), "/srv/home/.local/share/sigma-live");
}

TEST_F(DataFolder, TakesNoRelativePath) {
    m_data.set("data");
    m_home.set("/srv/home");
    EXPECT_EQ(ownDataFolder().value(), "/srv/home/.local/share/sigma-live");
    m_home.set("home");
    EXPECT_EQ(ownDataFolder().error().code, ErrorCode::kNotFound);
}

TEST_F(DataFolder, SaysWhatToDoWhereNoneIsKnown) {
    m_data.set("");
    m_home.set({});
    EXPECT_NE(ownDataFolder().error().context.find("--data"), std::string::npos);
}

}  // namespace
}  // namespace sigma::app
