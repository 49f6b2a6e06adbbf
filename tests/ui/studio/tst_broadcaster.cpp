#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"

namespace sigma::ui {
namespace {

using namespace std::chrono_literals;
using test::StudioScene;

struct Stage : StudioScene {
    Stage() {
        QObject::connect(broadcaster.get(), &Broadcaster::refused, broadcaster.get(),
                         [this](const QString& reason) { refusals << reason; });
    }
    void choose(const DestinationSettings& destination) {
        StudioSettings settings = desk->settings();
        settings.destination = destination;
        ASSERT_TRUE(desk->apply(settings).has_value());
        broadcaster->lookAround();
    }
    QStringList refusals;
};

TEST(Broadcaster, GoesLiveOnThisComputerWithOneClick) {
    Stage stage;
    stage.open();
    stage.broadcaster->startLive();
    ASSERT_EQ(stage.studio.destinations.size(), 1U);
    EXPECT_EQ(stage.studio.destinations[0].target.url, "rtmp://127.0.0.1:1935/live");
    EXPECT_TRUE(stage.studio.destinations[0].takesAllRenditions);
    stage.broadcaster->refresh();
    EXPECT_EQ(stage.broadcaster->button().state(), GoLiveState::kConnecting);
    EXPECT_EQ(stage.broadcaster->watchUrl(),
              QStringLiteral("http://192.168.1.20:8080/watch/studio"));
}

TEST(Broadcaster, LooksAtTheSourcesFourTimesASecond) {
    Stage stage;
    stage.open();
    int changes = 0;
    QObject::connect(stage.broadcaster.get(), &Broadcaster::checksChanged, stage.broadcaster.get(),
                     [&] { ++changes; });
    const auto looks = [&](int times) {
        for (int look = 0; look < times; ++look) {
            stage.clock->advance(50ms);
            stage.broadcaster->refresh();
        }
    };
    looks(20);
    EXPECT_EQ(changes, 4);
    stage.studio.current.sources[1].level.peakHold = -80;
    looks(5);
    EXPECT_EQ(stage.broadcaster->checks()[3].reason, CheckReason::kMicrophoneSilent);
    changes = 0;
    stage.desk->setMuted(stage.desk->sources()[1].id, true);
    EXPECT_EQ(changes, 1) << "at once";
}

TEST(Broadcaster, EndsWhenTheButtonIsHeld) {
    Stage stage;
    stage.open();
    stage.goLive();
    stage.broadcaster->press();
    stage.clock->advance(1s);
    stage.broadcaster->refresh();
    EXPECT_EQ(stage.studio.current.state, studio::BroadcastState::kEnding);
    stage.studio.current.state = studio::BroadcastState::kIdle;
    stage.broadcaster->refresh();
    EXPECT_EQ(stage.broadcaster->button().state(), GoLiveState::kReady);
}

TEST(Broadcaster, SaysWhatIsMissing) {
    Stage stage;
    stage.open();
    stage.choose({DestinationKind::kOtherService, "rtmp://a/live", "", "", ""});
    stage.broadcaster->startLive();
    EXPECT_EQ(stage.refusals.size(), 1);
    EXPECT_EQ(stage.broadcaster->button().state(), GoLiveState::kReady);
    EXPECT_TRUE(stage.studio.destinations.empty());
}

TEST(Broadcaster, PublishesToAnotherServiceWithTheKeyThatIsKept) {
    Stage stage;
    stage.open();
    stage.broadcaster->credentials().setServiceKey("rtmp://a/live", QStringLiteral(" key "));
    EXPECT_EQ(stage.secrets.kept["service-key rtmp://a"], "key");
    stage.choose({DestinationKind::kOtherService, "rtmp://a/live", "", "", ""});
    stage.broadcaster->startLive();
    ASSERT_EQ(stage.studio.destinations.size(), 1U);
    EXPECT_EQ(stage.studio.destinations[0].target.key, "key");
    EXPECT_FALSE(stage.studio.destinations[0].takesAllRenditions);
}

TEST(Broadcaster, PublishesToASigmaServerWithATicket) {
    Stage stage;
    stage.open();
    const DestinationSettings server{DestinationKind::kSigmaServer, "", "https://server", "anna",
                                     "main"};
    bool isSignedIn = true;
    const auto take = [&](const Result<ServerSignIn>& answer) { isSignedIn = answer.has_value(); };
    stage.broadcaster->credentials().signIn(server, QStringLiteral("wrong"), take);
    EXPECT_FALSE(isSignedIn);
    stage.broadcaster->credentials().signIn(server, QStringLiteral("right"), take);
    EXPECT_TRUE(isSignedIn);
    stage.choose(server);
    stage.broadcaster->startLive();
    ASSERT_EQ(stage.studio.destinations.size(), 1U);
    EXPECT_EQ(stage.studio.destinations[0].target.key, "main?ticket=1");
    EXPECT_EQ(stage.secrets.kept["sign-in https://server anna"], "token2");
}

TEST(Broadcaster, IsReadyAgainWhenThereIsNoTicket) {
    Stage stage;
    stage.secrets.kept["sign-in https://server anna"] = "token";
    stage.network.placeRefusal = Error{ErrorCode::kUnauthorized, "sign in again"};
    stage.open();
    stage.choose({DestinationKind::kSigmaServer, "", "https://server", "anna", "main"});
    stage.broadcaster->startLive();
    EXPECT_EQ(stage.refusals, QStringList(QStringLiteral("sign in again")));
    EXPECT_EQ(stage.broadcaster->button().state(), GoLiveState::kReady);
}

TEST(Broadcaster, TakesNoPlaceThatAnEarlierTryHasAskedFor) {
    Stage stage;
    stage.secrets.kept["sign-in https://server anna"] = "token";
    stage.network.answersPlace = false;
    stage.open();
    stage.choose({DestinationKind::kSigmaServer, "", "https://server", "anna", "main"});
    stage.broadcaster->startLive();
    stage.broadcaster->endLive();
    stage.broadcaster->refresh();
    stage.clock->advance(1s);
    stage.broadcaster->startLive();
    ASSERT_EQ(stage.broadcaster->button().state(), GoLiveState::kConnecting);
    const auto first = std::exchange(stage.network.waitingPlace, {});
    first(stage.network.placeAnswer("token"));
    EXPECT_TRUE(stage.studio.destinations.empty());
    EXPECT_EQ(stage.network.tokensUsed.back(), "token2");
    stage.network.waitingPlace(stage.network.placeAnswer("token2"));
    ASSERT_EQ(stage.studio.destinations.size(), 1U);
    EXPECT_EQ(stage.studio.destinations[0].target.key, "main?ticket=2");
    EXPECT_TRUE(stage.refusals.isEmpty());
}

TEST(Broadcaster, WaitsForTheServersAnswer) {
    Stage stage;
    stage.secrets.kept["service-key rtmp://a"] = "key";
    stage.network.answersReach = false;
    stage.open();
    stage.choose({DestinationKind::kOtherService, "rtmp://a/live", "", "", ""});
    stage.broadcaster->startLive();
    EXPECT_EQ(stage.broadcaster->button().state(), GoLiveState::kChecking);
    EXPECT_TRUE(stage.studio.destinations.empty());
    stage.network.waitingReach({});
    EXPECT_EQ(stage.studio.destinations.size(), 1U);
}

TEST(Broadcaster, WaitsForTheServerInsideThatIsStillStarting) {
    Stage stage;
    stage.network.isStarting = true;
    const auto place = std::exchange(stage.network.local, std::nullopt);
    stage.open();
    EXPECT_EQ(stage.broadcaster->checks()[0].state, CheckState::kWaiting);
    EXPECT_EQ(stage.broadcaster->watchUrl(), QString());
    stage.broadcaster->startLive();
    EXPECT_EQ(stage.broadcaster->button().state(), GoLiveState::kChecking);
    stage.network.local = place;
    stage.network.waitingReach({});
    EXPECT_EQ(stage.broadcaster->button().state(), GoLiveState::kConnecting);
    EXPECT_EQ(stage.studio.destinations.size(), 1U);
}

TEST(Broadcaster, AsksThoseSwitchedOnWhileLiveOnceThatIsOver) {
    Stage stage;
    stage.secrets.kept["service-key-1 rtmp://two.example.org"] = "key";
    stage.open();
    stage.goLive();
    StudioSettings settings = stage.desk->settings();
    settings.further = {{"1", "Two", "rtmp://two.example.org/live", true}};
    ASSERT_TRUE(stage.desk->apply(settings).has_value());
    EXPECT_EQ(stage.studio.destinations.size(), 2U);
    stage.studio.current.state = studio::BroadcastState::kIdle;
    stage.broadcaster->refresh();
    EXPECT_EQ(stage.network.reached, std::vector<std::string>{"rtmp://two.example.org/live"});
}

TEST(Broadcaster, IsReadyAgainWhenTheStudioRefuses) {
    Stage stage;
    stage.open();
    stage.studio.refusal = Error{ErrorCode::kUnsupported, "the encoder does not open"};
    stage.broadcaster->startLive();
    EXPECT_EQ(stage.broadcaster->button().state(), GoLiveState::kReady);
    EXPECT_EQ(stage.refusals, QStringList(QStringLiteral("the encoder does not open")));
}

TEST(Broadcaster, IsReadyAgainAndSaysWhyWhenTheServerHasRefused) {
    Stage stage;
    stage.open();
    stage.broadcaster->startLive();
    publish::OutputStatus status;
    status.state = publish::OutputState::kRefused;
    status.reason = "the key is wrong";
    stage.studio.current.destinations = {{"This computer", status}};
    stage.studio.current.state = studio::BroadcastState::kIdle;
    stage.broadcaster->refresh();
    EXPECT_EQ(stage.broadcaster->button().state(), GoLiveState::kReady);
    ASSERT_EQ(stage.refusals.size(), 1);
    EXPECT_TRUE(stage.refusals[0].contains(QStringLiteral("the key is wrong")));
    stage.broadcaster->refresh();
    EXPECT_EQ(stage.refusals.size(), 1) << "once is enough";
}

TEST(Broadcaster, SaysNothingAfterAnEndThatWasAskedFor) {
    Stage stage;
    stage.open();
    stage.goLive();
    stage.broadcaster->endLive();
    stage.studio.current.destinations[0].status.state = publish::OutputState::kEnded;
    stage.studio.current.state = studio::BroadcastState::kIdle;
    stage.broadcaster->refresh();
    EXPECT_TRUE(stage.refusals.isEmpty());
}

TEST(Broadcaster, LeavesWhatACrashInterrupts) {
    Stage stage;
    stage.open();
    stage.goLive();
    stage.broadcaster->toggleRecording();
    const RunningMarker marker(stage.folder.filePath(QStringLiteral("running.json")));
    ASSERT_TRUE(marker.leftBehind().has_value());
    EXPECT_TRUE(marker.leftBehind()->wasLive);
    EXPECT_TRUE(marker.leftBehind()->recording.endsWith(QStringLiteral("/one.mkv")));
    stage.broadcaster.reset();
    EXPECT_FALSE(marker.leftBehind().has_value());
}

TEST(Broadcaster, RecordsWithoutBeingLive) {
    Stage stage;
    stage.open();
    stage.broadcaster->toggleRecording();
    EXPECT_EQ(stage.studio.current.recording.state, studio::RecordingState::kRecording);
    stage.broadcaster->pauseRecording(true);
    EXPECT_EQ(stage.studio.current.recording.state, studio::RecordingState::kPaused);
    stage.broadcaster->toggleRecording();
    EXPECT_EQ(stage.studio.current.recording.state, studio::RecordingState::kIdle);
}

TEST(Broadcaster, TakesNoSettingOfTheNextBroadcastForALostUpload) {
    Stage stage;
    stage.open();
    stage.goLive();
    stage.studio.current.destinations[0].status.advice.videoBitrate = 3'000'000;
    StudioSettings settings = stage.desk->settings();
    settings.video.sendsSmaller = true;
    static_cast<void>(stage.desk->apply(settings));
    ASSERT_TRUE(stage.desk->settings().video.sendsSmaller);
    stage.broadcaster->refresh();
    EXPECT_NE(stage.broadcaster->verdict().cause, HealthCause::kUploadFell);
    stage.studio.current.destinations[0].status.advice.videoBitrate = 1'000'000;
    stage.broadcaster->refresh();
    EXPECT_EQ(stage.broadcaster->verdict().cause, HealthCause::kUploadFell);
}

TEST(Broadcaster, SaysWhatHindersTheMainDestination) {
    Stage stage;
    stage.open();
    stage.goLive();
    EXPECT_EQ(stage.broadcaster->hindrance(), "");
    publish::OutputStatus& main = stage.studio.current.destinations[0].status;
    main.state = publish::OutputState::kReconnecting;
    main.reason = "server does not answer: Connection refused";
    stage.broadcaster->refresh();
    EXPECT_EQ(stage.broadcaster->hindrance(), "server does not answer: Connection refused");
    stage.studio.current.state = studio::BroadcastState::kIdle;
    stage.broadcaster->refresh();
    EXPECT_EQ(stage.broadcaster->hindrance(), "");
}

TEST(Broadcaster, SaysOnceThatARecordingHasStoppedByItself) {
    Stage stage;
    stage.open();
    stage.broadcaster->toggleRecording();
    stage.studio.current.recording.state = studio::RecordingState::kFailed;
    stage.studio.current.recording.reason = "the disk is full";
    stage.broadcaster->refresh();
    stage.broadcaster->refresh();
    EXPECT_EQ(stage.refusals,
              QStringList(QStringLiteral("The recording has stopped: the disk is full")));
}

TEST(Broadcaster, RemembersWhatTheNetworkTook) {
    Stage stage;
    stage.secrets.kept["service-key rtmp://a"] = "key";
    stage.open();
    stage.choose({DestinationKind::kOtherService, "rtmp://a/live", "", "", ""});
    stage.goLive();
    stage.studio.current.destinations[0].status.sendBitrate = 1'500'000;
    stage.clock->advance(3s);
    stage.broadcaster->refresh();
    EXPECT_EQ(stage.desk->measuredUpload(), 1'500'000);
}

}  // namespace
}  // namespace sigma::ui
