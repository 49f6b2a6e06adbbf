#include <gtest/gtest.h>

#include "tests/ui/support/fake_services.h"
#include "ui/studio/credentials.h"

namespace sigma::ui {
namespace {

const FurtherService kFurther = {"1", "Two", "rtmp://two.example.org/live", true};
const std::string kServiceUrl = "rtmps://one.example.org/app";
const DestinationSettings kServer{DestinationKind::kSigmaServer, kServiceUrl,
                                  "https://live.example.org", "anna", "main"};
const std::string kServiceKeyName = "service-key rtmps://one.example.org";
const std::string kFurtherKeyName = "service-key-1 rtmp://two.example.org";
const std::string kTokenName = "sign-in https://live.example.org anna";

StudioSettings settings() {
    StudioSettings settings;
    settings.destination = kServer;
    settings.further = {kFurther};
    return settings;
}

struct Asked {
    Asked() {
        secrets.kept = {{kServiceKeyName, "kept"}, {kFurtherKeyName, "kept"}, {kTokenName, "kept"}};
        secrets.answersReads = false;
        credentials.read(settings());
    }
    void signIn() {
        credentials.signIn(kServer, QStringLiteral("right"), [](const Result<ServerSignIn>&) {});
    }
    void askForPlace() {
        credentials.publishPlace(
            kServer, [this](const Result<PublishPlace>& place) { places.push_back(place); });
    }
    test::FakeSecrets secrets;
    test::FakeNetwork network;
    Credentials credentials{secrets, network};
    std::vector<Result<PublishPlace>> places;
};

TEST(Credentials, AreThereOnceTheKeychainHasAnswered) {
    Asked asked;
    int changes = 0;
    QObject::connect(&asked.credentials, &Credentials::changed, [&] { ++changes; });
    EXPECT_FALSE(asked.credentials.hasFor(kServer));
    asked.secrets.answerAll();
    EXPECT_EQ(changes, 3);
    EXPECT_EQ(asked.credentials.serviceKey(kServiceUrl), "kept");
    EXPECT_EQ(asked.credentials.furtherKey(kFurther), "kept");
    EXPECT_TRUE(asked.credentials.hasFor(kServer));
}

TEST(Credentials, KeepWhatWasEnteredWhenTheKeychainAnswersLate) {
    Asked asked;
    asked.credentials.setServiceKey(kServiceUrl, QStringLiteral("typed"));
    asked.credentials.setFurtherKey(kFurther, QStringLiteral("typed"));
    asked.signIn();
    asked.secrets.answerAll();
    EXPECT_EQ(asked.credentials.serviceKey(kServiceUrl), "typed");
    EXPECT_EQ(asked.credentials.furtherKey(kFurther), "typed");
    asked.askForPlace();
    EXPECT_EQ(asked.network.tokensUsed, std::vector<std::string>{"token"});
}

TEST(Credentials, StayForgottenWhenTheKeychainAnswersLate) {
    Asked asked;
    asked.credentials.setFurtherKey(kFurther, {});
    StudioSettings others;
    others.further = {kFurther};
    asked.credentials.keepOnly(others);
    asked.secrets.answerAll();
    EXPECT_EQ(asked.credentials.furtherKey(kFurther), "");
    EXPECT_EQ(asked.credentials.serviceKey(kServiceUrl), "");
    EXPECT_FALSE(asked.credentials.hasFor(kServer));
    EXPECT_TRUE(asked.secrets.kept.empty());
}

TEST(Credentials, AreOfNoOtherServerAndNoOtherUser) {
    Asked asked;
    asked.secrets.answerAll();
    DestinationSettings other = kServer;
    other.serverAddress = "https://elsewhere.example.org";
    EXPECT_FALSE(asked.credentials.hasFor(other));
    other = kServer;
    other.userName = "ben";
    EXPECT_FALSE(asked.credentials.hasFor(other));
    other = kServer;
    other.channel = "side";
    EXPECT_TRUE(asked.credentials.hasFor(other));
    EXPECT_EQ(asked.credentials.serviceKey("rtmps://elsewhere.example.org/app"), "");
    EXPECT_EQ(asked.credentials.serviceKey("rtmp://one.example.org/app"), "") << "not in the clear";
    EXPECT_EQ(asked.credentials.serviceKey("rtmps://One.example.org/other"), "kept");
    FurtherService moved = kFurther;
    moved.url = "rtmp://elsewhere.example.org/live";
    EXPECT_EQ(asked.credentials.furtherKey(moved), "");
}

TEST(Credentials, ForgetWhatTheSettingsDoNotAskFor) {
    Asked asked;
    asked.secrets.answerAll();
    StudioSettings others = settings();
    others.destination.userName = "ben";
    others.further.clear();
    asked.credentials.keepOnly(others);
    EXPECT_EQ(asked.secrets.kept, (std::map<std::string, std::string>{{kServiceKeyName, "kept"}}));
    EXPECT_FALSE(asked.credentials.hasFor(kServer));
    EXPECT_EQ(asked.credentials.serviceKey(kServiceUrl), "kept");
}

TEST(Credentials, KeepTheNewTokenThoughThereIsNoPlace) {
    Asked asked;
    asked.secrets.answerAll();
    asked.network.placeRefusal = Error{ErrorCode::kNotFound, "no such channel"};
    asked.askForPlace();
    ASSERT_EQ(asked.places.size(), 1U);
    EXPECT_EQ(asked.places[0].error().context, "no such channel");
    EXPECT_EQ(asked.secrets.kept[kTokenName], "kept2");
}

TEST(Credentials, KeepTheTokenThatTheServerHasNotTaken) {
    Asked asked;
    asked.secrets.answerAll();
    asked.network.isAway = true;
    asked.askForPlace();
    ASSERT_EQ(asked.places.size(), 1U);
    EXPECT_EQ(asked.places[0].error().context, "nobody answers");
    EXPECT_EQ(asked.secrets.kept[kTokenName], "kept");
}

TEST(Credentials, UseNoTokenTwice) {
    Asked asked;
    asked.secrets.answerAll();
    asked.network.answersPlace = false;
    asked.askForPlace();
    asked.askForPlace();
    EXPECT_EQ(asked.network.tokensUsed, std::vector<std::string>{"kept"}) << "one at a time";
    const auto first = std::exchange(asked.network.waitingPlace, {});
    first(asked.network.placeAnswer("kept"));
    EXPECT_EQ(asked.network.tokensUsed, (std::vector<std::string>{"kept", "kept2"}));
    asked.network.waitingPlace(asked.network.placeAnswer("kept2"));
    EXPECT_EQ(asked.places.size(), 2U);
    EXPECT_EQ(asked.secrets.kept[kTokenName], "kept22");
}

TEST(Credentials, KeepTheTokenOfANewSignInWhenAPlaceComesLate) {
    Asked asked;
    asked.secrets.answerAll();
    asked.network.answersPlace = false;
    asked.askForPlace();
    asked.signIn();
    asked.network.waitingPlace(asked.network.placeAnswer("kept"));
    EXPECT_EQ(asked.places.size(), 1U);
    EXPECT_EQ(asked.secrets.kept[kTokenName], "token");
}

}  // namespace
}  // namespace sigma::ui
