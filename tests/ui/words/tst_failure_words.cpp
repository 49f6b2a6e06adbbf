#include <gtest/gtest.h>

#include "ui/studio/language.h"
#include "ui/words/failure_words.h"

namespace sigma::ui::words {
namespace {

TEST(FailureWords, AreTheirOwnInEnglish) {
    EXPECT_EQ(failure({ErrorCode::kIo, "the disk is full"}), QStringLiteral("the disk is full"));
    EXPECT_EQ(told("nothing has come for 2 s"), QStringLiteral("nothing has come for 2 s"));
    EXPECT_FALSE(failure({ErrorCode::kForbidden, ""}).isEmpty());
}

TEST(FailureWords, AreTranslatedWhereTheyAreOurs) {
    Language language;
    language.choose("vi");
    EXPECT_EQ(told("the disk is full"), QStringLiteral("đĩa đã đầy"));
    EXPECT_EQ(failure({ErrorCode::kIo, "the disk is full"}), QStringLiteral("đĩa đã đầy"));
    const QString refused =
        failure({ErrorCode::kIo, "live.example does not answer: Connection refused"});
    EXPECT_TRUE(refused.startsWith(QStringLiteral("live.example"))) << refused.toStdString();
    EXPECT_FALSE(refused.contains(QStringLiteral("answer")));
    const QString remarked = told("the server does not know this stream key (\"bad key\")");
    EXPECT_TRUE(remarked.endsWith(QStringLiteral(" (\"bad key\")"))) << remarked.toStdString();
    EXPECT_FALSE(remarked.contains(QStringLiteral("server")));
    language.choose("en");
}

TEST(FailureWords, BeginWithTheTranslatedKindWhereTheyAreNot) {
    Language language;
    language.choose("vi");
    const QString words = failure({ErrorCode::kRateLimited, "too many attempts: try in 7 s"});
    EXPECT_TRUE(words.endsWith(QStringLiteral("(too many attempts: try in 7 s)")));
    EXPECT_FALSE(words.startsWith(QStringLiteral("too")));
    EXPECT_EQ(told("xyzzy"), QStringLiteral("xyzzy"));
    language.choose("en");
}

TEST(FailureWords, AreSentencesWhereTheyStandAlone) {
    EXPECT_EQ(sentence(QStringLiteral("no such channel")), QStringLiteral("No such channel."));
    EXPECT_EQ(sentence(QStringLiteral("127.0.0.1 is away")), QStringLiteral("127.0.0.1 is away."));
}

}  // namespace
}  // namespace sigma::ui::words
