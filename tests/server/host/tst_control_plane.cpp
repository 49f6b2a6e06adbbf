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
        return ControlPlane::open(m_config, url(), m_clock, quiet());
    }
    std::string url() const { return "sqlite:" + m_folder.path() + "/sigma.db"; }

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

TEST_F(ControlPlaneTest, IsTheOnlyOneOnItsDatabase) {
    auto first = open().value();
    m_config.node.id = "another";
    const auto second = open();
    ASSERT_TRUE(second.has_error());
    EXPECT_THAT(second.error().context, HasSubstr("another server works with this database"));
    first.reset();
    EXPECT_TRUE(open().has_value()) << "at once, not after a time-out";
}

TEST_F(ControlPlaneTest, TakesWhatItWasCalledBeforeForLost) {
    m_config.node.id = "before";
    {
        const auto plane = open().value();
        plane->announce(1935);
    }
    m_config.node.id = "now";
    {
        const auto plane = open().value();
        EXPECT_TRUE(plane->recover().has_value());
        plane->announce(1935);
    }
    const auto database = store::Database::open({.url = url()}, m_clock, quiet()).value();
    const auto find = [&](const char* id) {
        return database
            ->runBlocking<store::Node>([&](store::Transaction& t) -> Result<store::Node> {
                SIGMA_TRY_ASSIGN(const auto nodes, store::NodeTable(t).list("", 10));
                const auto found = std::ranges::find(nodes.items, id, &store::Node::id);
                if (found == nodes.items.end()) {
                    return Error{ErrorCode::kNotFound, id};
                }
                return *found;
            })
            .value();
    };
    EXPECT_EQ(find("before").state, store::NodeState::kLost);
    EXPECT_EQ(find("now").state, store::NodeState::kReady);
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
