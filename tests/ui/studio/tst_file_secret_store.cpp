#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "ui/studio/file_secret_store.h"

namespace sigma::ui {
namespace {

std::string readFrom(FileSecretStore& store, const std::string& name) {
    std::string secret = "not answered";
    store.read(name, [&](const Result<std::string>& answer) {
        secret = answer.has_value() ? *answer : std::string(toString(answer.error().code));
    });
    return secret;
}

TEST(FileSecretStore, FindsASecretAtTheNextStart) {
    const QTemporaryDir folder;
    FileSecretStore(folder.path()).write("key", "abc", {});
    FileSecretStore next(folder.path());
    EXPECT_EQ(readFrom(next, "key"), "abc");
    EXPECT_EQ(readFrom(next, "other"), "not_found");
    next.remove("key");
    FileSecretStore last(folder.path());
    EXPECT_EQ(readFrom(last, "key"), "not_found");
}

TEST(FileSecretStore, WritesNoSecretInClear) {
    const QTemporaryDir folder;
    FileSecretStore(folder.path()).write("key", "very-secret-words", {});
    QFile file(folder.filePath(QStringLiteral("secrets")));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_FALSE(file.readAll().contains("very-secret-words"));
    EXPECT_EQ(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), 0);
}

TEST(FileSecretStore, SaysThatItCanNotBeRead) {
    const QTemporaryDir folder;
    FileSecretStore(folder.path()).write("key", "abc", {});
    QFile file(folder.filePath(QStringLiteral("secrets")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("damaged");
    file.close();
    FileSecretStore next(folder.path());
    EXPECT_EQ(readFrom(next, "key"), "invalid_data");
    EXPECT_FALSE(next.whereabouts().isEmpty());
}

}  // namespace
}  // namespace sigma::ui
