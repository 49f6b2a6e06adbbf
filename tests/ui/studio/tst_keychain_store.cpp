#include <QApplication>
#include <QTemporaryDir>
#include <optional>

#include <gtest/gtest.h>

#include "ui/studio/keychain_store.h"

namespace sigma::ui {
namespace {

/// Where there is no keychain: each of its answers comes late and says so.
class KeychainStoreTest : public testing::Test {
protected:
    static void SetUpTestSuite() { qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:"); }

    std::string kept(const std::string& name) {
        std::optional<std::string> secret;
        m_store.read(name, [&](const Result<std::string>& answer) {
            secret = answer.has_value() ? *answer : std::string(toString(answer.error().code));
        });
        while (!secret) {
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        return *secret;
    }

    QTemporaryDir m_folder;
    KeychainStore m_store{m_folder.path()};
};

TEST_F(KeychainStoreTest, KeepsSecretsInTheFile) {
    bool isKept = false;
    m_store.write("key", "abc", [&](const Result<void>& result) { isKept = result.has_value(); });
    EXPECT_EQ(kept("key"), "abc");
    EXPECT_TRUE(isKept);
    EXPECT_EQ(m_store.whereabouts(), FileSecretStore(m_folder.path()).whereabouts());
}

TEST_F(KeychainStoreTest, KeepsTheNewestOfSeveralThatWait) {
    int answers = 0;
    m_store.write("key", "first", [&](const Result<void>&) { ++answers; });
    m_store.write("key", "second", [&](const Result<void>&) { ++answers; });
    EXPECT_EQ(kept("key"), "second");
    EXPECT_EQ(answers, 2);
}

TEST_F(KeychainStoreTest, KeepsNothingThatWasRemovedMeanwhile) {
    m_store.write("key", "abc", {});
    m_store.remove("key");
    EXPECT_EQ(kept("key"), "not_found");
}

}  // namespace
}  // namespace sigma::ui
