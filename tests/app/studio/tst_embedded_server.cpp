#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "app/studio/embedded_server.h"
#include "tests/support/temporary_folder.h"

namespace sigma::app {
namespace {

class EmbeddedServerTest : public testing::Test {
protected:
    Result<std::unique_ptr<EmbeddedServer>> start(const std::string& name) const {
        const Logger silent = Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
        return EmbeddedServer::start(folder(name), silent);
    }
    std::string folder(const std::string& name) const { return m_folder.path() + "/" + name; }

    sigma::test::TemporaryFolder m_folder;
};

TEST_F(EmbeddedServerTest, IsOnTheLoopbackWithAChannelOfItsOwn) {
    const auto server = start("a").value();
    const EmbeddedServer::Place place = server->place();
    EXPECT_TRUE(place.publishUrl.starts_with("rtmp://127.0.0.1:"));
    EXPECT_TRUE(place.watchUrl.starts_with("http://127.0.0.1:"));
    EXPECT_TRUE(place.watchUrl.ends_with("/watch/studio"));
    EXPECT_TRUE(place.statusUrl.ends_with("/live/studio/status"));
    EXPECT_GE(place.streamKey.size(), 32U);
    EXPECT_TRUE(server->takeFirstAdministrator());
}

TEST_F(EmbeddedServerTest, KeepsItsKeyToItselfAndFromStartToStart) {
    const std::string key = start("a").value()->place().streamKey;
    const auto server = start("a").value();
    EXPECT_EQ(server->place().streamKey, key);
    EXPECT_FALSE(server->takeFirstAdministrator());
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(folder("a") + "/stream-key").permissions(),
              perms::owner_read | perms::owner_write);
    EXPECT_NE(start("b").value()->place().streamKey, key);
}

TEST_F(EmbeddedServerTest, TakesFreePortsWhereTheUsualAreTaken) {
    const auto first = start("a").value();
    const auto second = start("b").value();
    EXPECT_NE(first->place().watchUrl, second->place().watchUrl);
    EXPECT_NE(first->place().publishUrl, second->place().publishUrl);
}

TEST_F(EmbeddedServerTest, BeginsAnewWhereTheKeyWasChanged) {
    start("a").value();
    std::ofstream(folder("a") + "/stream-key") << "a-key-that-somebody-wrote-by-hand\n";
    const auto server = start("a").value();
    EXPECT_EQ(server->place().streamKey, "a-key-that-somebody-wrote-by-hand");
    EXPECT_TRUE(server->takeFirstAdministrator());
}

TEST_F(EmbeddedServerTest, SaysWhichFolderItCannotMake) {
    std::ofstream(folder("file")) << "no folder";
    const auto server = start("file/within");
    ASSERT_TRUE(server.has_error());
    EXPECT_EQ(server.error().code, ErrorCode::kIo);
    EXPECT_NE(server.error().context.find("file/within"), std::string::npos);
}

}  // namespace
}  // namespace sigma::app
