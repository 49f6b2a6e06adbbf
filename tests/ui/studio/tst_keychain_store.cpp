#include <QApplication>
#include <QTemporaryDir>
#include <algorithm>
#include <functional>
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
        waitUntil([&] { return secret.has_value(); });
        return *secret;
    }
    static void waitUntil(const std::function<bool()>& isDone) {
        while (!isDone()) {
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
    }
    /// Of a session before or after this one.
    FileSecretStore file() const { return FileSecretStore(m_folder.path()); }

    QTemporaryDir m_folder;
    KeychainStore m_store{m_folder.path()};
};

TEST_F(KeychainStoreTest, KeepsSecretsInTheFile) {
    bool isKept = false;
    m_store.write("key", "abc", [&](const Result<void>& result) { isKept = result.has_value(); });
    waitUntil([&] { return isKept; });
    EXPECT_EQ(kept("key"), "abc");
    EXPECT_EQ(m_store.whereabouts(), FileSecretStore(m_folder.path()).whereabouts());
}

TEST_F(KeychainStoreTest, KeepsTheNewestOfSeveralThatWait) {
    int answers = 0;
    m_store.write("key", "first", [&](const Result<void>&) { ++answers; });
    m_store.write("key", "second", [&](const Result<void>&) { ++answers; });
    EXPECT_EQ(kept("key"), "second");
    waitUntil([&] { return answers == 2; });
    EXPECT_EQ(kept("key"), "second");
}

TEST_F(KeychainStoreTest, KeepsNothingThatWasRemovedMeanwhile) {
    m_store.write("key", "abc", {});
    m_store.remove("key");
    EXPECT_EQ(kept("key"), "not_found");
}

TEST_F(KeychainStoreTest, PrefersWhatTheKeychainOnceDidNotTakeToWhatItHas) {
    file().write("key", "newer", {});
    std::string secret;
    m_store.read("key", [&](const Result<std::string>& answer) { secret = answer.value(); });
    EXPECT_EQ(secret, "newer") << "the keychain is not even asked";
}

TEST_F(KeychainStoreTest, KeepsWhatTheKeychainHasNotTakenWhenItEnds) {
    { KeychainStore(m_folder.path()).write("key", "abc", {}); }
    EXPECT_EQ(kept("key"), "abc");
}

TEST_F(KeychainStoreTest, HasTheKeychainForgetEvenOnceItHasRefused) {
    ASSERT_EQ(kept("key"), "not_found");
    ASSERT_EQ(m_store.whereabouts(), file().whereabouts());
    m_store.remove("key");
    const QObjectList jobs = m_store.children();
    EXPECT_TRUE(std::ranges::any_of(
        jobs, [](const QObject* job) { return job->inherits("QKeychain::DeletePasswordJob"); }));
}

}  // namespace
}  // namespace sigma::ui
