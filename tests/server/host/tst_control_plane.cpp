#include <gmock/gmock.h>

#include "server/host/control_plane.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_folder.h"

namespace sigma::host {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Logger quiet() {
    return Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
}

class ControlPlaneTest : public testing::Test {
protected:
    ControlPlaneTest() { m_config.channels = {{"news", "The News", "news-key"}}; }

    Result<std::unique_ptr<ControlPlane>> open() {
        return ControlPlane::open(m_config, "sqlite:" + m_folder.path() + "/sigma.db", m_clock,
                                  quiet());
    }

    config::ServerConfig m_config;
    test::TemporaryFolder m_folder;
    std::shared_ptr<test::FakeClock> m_clock = std::make_shared<test::FakeClock>();
};

TEST_F(ControlPlaneTest, TakesTheChannelsOfTheFileOverAtTheFirstStartOnly) {
    {
        const auto first = open().value();
        EXPECT_TRUE(first->hasImportedChannels());
        EXPECT_TRUE(first->channels()->findByStreamKey("news-key"));
        EXPECT_TRUE(first->identity().takeFirstAdministrator());
    }
    m_config.channels = {{"sport", "", "sport-key"}};
    const auto second = open().value();
    EXPECT_FALSE(second->hasImportedChannels());
    EXPECT_FALSE(second->identity().takeFirstAdministrator());
    EXPECT_TRUE(second->channels()->findByStreamKey("news-key"));
    EXPECT_FALSE(second->channels()->find("sport"));
}

TEST_F(ControlPlaneTest, IsReadyUntilItDrains) {
    const auto plane = open().value();
    EXPECT_THAT(plane->readiness(), IsEmpty());
    plane->beginDrain();
    EXPECT_THAT(plane->readiness(), ElementsAre(HasSubstr("shutting down")));
}

TEST_F(ControlPlaneTest, SaysWhichAllowedAddressIsNone) {
    m_config.webhooks.allowedAddresses = "10.0.0.0/8 10.0.0.0/99";
    const auto plane = open();
    ASSERT_TRUE(plane.has_error());
    EXPECT_EQ(plane.error().code, ErrorCode::kInvalidArgument);
    EXPECT_THAT(plane.error().context, HasSubstr("webhooks.allowed_addresses"));
    EXPECT_THAT(plane.error().context, HasSubstr("10.0.0.0/99"));
}

TEST_F(ControlPlaneTest, WritesWhatIsLeftWhenItCloses) {
    const auto plane = open().value();
    plane->announce(1935);
    plane->close();
    EXPECT_GE(plane->databaseState().written, 1U);
    EXPECT_EQ(plane->databaseState().lost, 0U);
}

}  // namespace
}  // namespace sigma::host
