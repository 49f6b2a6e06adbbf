#include <gtest/gtest.h>

#include "tests/ui/support/fake_services.h"
#include "ui/studio/credentials.h"

namespace sigma::ui {
namespace {

const std::vector<FurtherService> kFurther = {{"1", "Two", "rtmp://two.example.org/live", true}};

struct Asked {
    Asked() {
        secrets.kept = {{"service-key", "kept"}, {"service-key-1", "kept"}, {"sign-in", "kept"}};
        secrets.answersReads = false;
        credentials.read(kFurther);
    }
    test::FakeSecrets secrets;
    test::FakeNetwork network;
    Credentials credentials{secrets, network};
};

TEST(Credentials, AreThereOnceTheKeychainHasAnswered) {
    Asked asked;
    int changes = 0;
    QObject::connect(&asked.credentials, &Credentials::changed, [&] { ++changes; });
    EXPECT_FALSE(asked.credentials.hasFor(DestinationKind::kOtherService));
    asked.secrets.answerAll();
    EXPECT_EQ(changes, 3);
    EXPECT_EQ(asked.credentials.serviceKey(), "kept");
    EXPECT_EQ(asked.credentials.furtherKey("1"), "kept");
    EXPECT_EQ(asked.credentials.token(), "kept");
}

TEST(Credentials, KeepWhatWasEnteredWhenTheKeychainAnswersLate) {
    Asked asked;
    asked.credentials.setServiceKey(QStringLiteral("typed"));
    asked.credentials.setFurtherKey("1", QStringLiteral("typed"));
    asked.credentials.setToken("new");
    asked.secrets.answerAll();
    EXPECT_EQ(asked.credentials.serviceKey(), "typed");
    EXPECT_EQ(asked.credentials.furtherKey("1"), "typed");
    EXPECT_EQ(asked.credentials.token(), "new");
}

TEST(Credentials, StayForgottenWhenTheKeychainAnswersLate) {
    Asked asked;
    asked.credentials.setFurtherKey("1", {});
    asked.secrets.answerAll();
    EXPECT_EQ(asked.credentials.furtherKey("1"), "");
    EXPECT_FALSE(asked.secrets.kept.contains("service-key-1"));
}

}  // namespace
}  // namespace sigma::ui
