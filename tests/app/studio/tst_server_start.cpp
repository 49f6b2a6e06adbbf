#include <QCoreApplication>

#include <gtest/gtest.h>

#include "app/studio/server_start.h"
#include "tests/support/temporary_folder.h"

namespace sigma::app {
namespace {

class ServerStartTest : public testing::Test {
protected:
    /// Runs events until the start is known.
    static void wait(const ServerStart& start) {
        int count = 0;
        const char* name = "test";
        QCoreApplication application(count, const_cast<char**>(&name));
        QObject::connect(&start, &ServerStart::known, &application, &QCoreApplication::quit);
        QCoreApplication::exec();
    }

    sigma::test::TemporaryFolder m_folder;
    Logger m_silent = Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
};

TEST_F(ServerStartTest, TellsOfTheServerOnceEventsRun) {
    const ServerStart start(m_folder.path() + "/a", m_silent);
    EXPECT_EQ(start.server(), nullptr) << "nobody waits for it";
    wait(start);
    ASSERT_NE(start.server(), nullptr);
    EXPECT_TRUE(start.server()->has_value());
}

TEST_F(ServerStartTest, TellsWhyThereIsNone) {
    const ServerStart start("/proc/no-such-place", m_silent);
    wait(start);
    ASSERT_NE(start.server(), nullptr);
    EXPECT_TRUE(start.server()->has_error());
}

TEST_F(ServerStartTest, CanBeLeftBeforeItIsDone) {
    const ServerStart start(m_folder.path() + "/a", m_silent);
}

TEST_F(ServerStartTest, HasTheServerAndItsFirstAdministratorWithoutEventsForWhoeverWaits) {
    ServerStart start(m_folder.path() + "/a", m_silent);
    const ServerStart::Server& server = start.wait();
    ASSERT_TRUE(server.has_value());
    EXPECT_EQ(start.server(), &server);
    EXPECT_TRUE((*server)->takeFirstAdministrator().has_value());
    EXPECT_FALSE((*server)->takeFirstAdministrator().has_value()) << "once";
}

}  // namespace
}  // namespace sigma::app
