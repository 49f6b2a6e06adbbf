#include <gtest/gtest.h>

#include "ui/studio/checklist.h"

namespace sigma::ui {
namespace {

using capture::SourceState;

/// A studio in which nothing is missing.
CheckFacts wellFacts() {
    CheckFacts facts;
    facts.isServerReachable = Answer::kYes;
    facts.hasKey = true;
    facts.sources = {{1, "Camera", capture::CameraSettings{}, true, false},
                     {2, "Mic", capture::MicrophoneSettings{}, false, true}};
    facts.reports = {{1, {SourceState::kRunning, {}}, {}},
                     {2, {SourceState::kRunning, {}}, {-20, -30, -12}}};
    facts.mainSource = 1;
    facts.isEncoderProved = Answer::kYes;
    facts.wantedBitrate = 3'000'000;
    return facts;
}

CheckItem itemOf(const CheckFacts& facts, CheckId id) {
    for (const CheckItem& item : checklist(facts)) {
        if (item.id == id) {
            return item;
        }
    }
    ADD_FAILURE();
    return {};
}

TEST(Checklist, IsContentWithAWellStudio) {
    for (const CheckItem& item : checklist(wellFacts())) {
        EXPECT_EQ(item.state, CheckState::kPassed) << static_cast<int>(item.id);
        EXPECT_EQ(item.fix, Fix::kNone);
    }
    EXPECT_TRUE(mayGoLive(checklist(wellFacts())));
}

TEST(Checklist, NamesTheFurtherServicesThatAreReady) {
    CheckFacts facts = wellFacts();
    facts.further = {{"two", true, true, Answer::kYes}, {"three", true, true, Answer::kYes}};
    const CheckItem item = itemOf(facts, CheckId::kFurther);
    EXPECT_EQ(item.state, CheckState::kPassed);
    EXPECT_EQ(item.detail, "two, three");
    facts.further[1].isReachable = Answer::kUnknown;
    EXPECT_EQ(itemOf(facts, CheckId::kFurther).detail, "three");
}

TEST(Checklist, SaysThatNothingLeavesThisComputer) {
    CheckFacts facts = wellFacts();
    facts.wantedBitrate = 0;
    EXPECT_EQ(itemOf(facts, CheckId::kBandwidth).reason, CheckReason::kBandwidthLocal);
}

struct Case {
    const char* name;
    void (*spoil)(CheckFacts&);
    CheckId id;
    CheckState state;
    CheckReason reason;
    Fix fix;
};

class Spoiled : public testing::TestWithParam<Case> {};

TEST_P(Spoiled, IsToldWithAFix) {
    CheckFacts facts = wellFacts();
    GetParam().spoil(facts);
    const CheckItem item = itemOf(facts, GetParam().id);
    EXPECT_EQ(item.state, GetParam().state);
    EXPECT_EQ(item.reason, GetParam().reason);
    EXPECT_EQ(item.fix, GetParam().fix);
    EXPECT_EQ(mayGoLive(checklist(facts)), GetParam().state != CheckState::kFailed);
}

INSTANTIATE_TEST_SUITE_P(
    Checklist, Spoiled,
    testing::Values(
        Case{"ServerAsked", [](CheckFacts& f) { f.isServerReachable = Answer::kUnknown; },
             CheckId::kServer, CheckState::kWaiting, CheckReason::kServerAsked, Fix::kNone},
        Case{"ServerGone", [](CheckFacts& f) { f.isServerReachable = Answer::kNo; },
             CheckId::kServer, CheckState::kFailed, CheckReason::kServerUnreachable,
             Fix::kChooseDestination},
        Case{"NoKey",
             [](CheckFacts& f) {
                 f.destination = DestinationKind::kOtherService;
                 f.hasKey = false;
             },
             CheckId::kKey, CheckState::kFailed, CheckReason::kKeyMissing, Fix::kEnterKey},
        Case{"NotSignedIn",
             [](CheckFacts& f) {
                 f.destination = DestinationKind::kSigmaServer;
                 f.hasKey = false;
             },
             CheckId::kKey, CheckState::kFailed, CheckReason::kSignInMissing, Fix::kSignIn},
        Case{"NoPicture", [](CheckFacts& f) { f.sources.erase(f.sources.begin()); },
             CheckId::kCamera, CheckState::kFailed, CheckReason::kPictureMissing, Fix::kAddPicture},
        Case{"CameraUnplugged",
             [](CheckFacts& f) { f.reports[0].status.state = SourceState::kFailed; },
             CheckId::kCamera, CheckState::kWarning, CheckReason::kPictureFails,
             Fix::kRetryPicture},
        Case{"CameraStarting",
             [](CheckFacts& f) { f.reports[0].status.state = SourceState::kStarting; },
             CheckId::kCamera, CheckState::kWaiting, CheckReason::kPictureStarts, Fix::kNone},
        Case{"CameraRests",
             [](CheckFacts& f) { f.reports[0].status.state = SourceState::kStopped; },
             CheckId::kCamera, CheckState::kWaiting, CheckReason::kPictureRests, Fix::kNone},
        Case{"NoMicrophone", [](CheckFacts& f) { f.sources.pop_back(); }, CheckId::kMicrophone,
             CheckState::kWarning, CheckReason::kMicrophoneMissing, Fix::kAddMicrophone},
        Case{"Muted", [](CheckFacts& f) { f.mutedSources = {2}; }, CheckId::kMicrophone,
             CheckState::kWarning, CheckReason::kMicrophoneMuted, Fix::kUnmute},
        Case{"MicrophoneUnplugged",
             [](CheckFacts& f) { f.reports[1].status.state = SourceState::kFailed; },
             CheckId::kMicrophone, CheckState::kWarning, CheckReason::kMicrophoneFails,
             Fix::kRetryMicrophone},
        Case{"MicrophoneRests",
             [](CheckFacts& f) {
                 f.reports[1] = {2, {SourceState::kStopped, {}}, {}};
             },
             CheckId::kMicrophone, CheckState::kWaiting, CheckReason::kMicrophoneRests, Fix::kNone},
        Case{"Silent", [](CheckFacts& f) { f.reports[1].level.peakHold = -80; },
             CheckId::kMicrophone, CheckState::kWarning, CheckReason::kMicrophoneSilent,
             Fix::kAddMicrophone},
        Case{"TooLoud", [](CheckFacts& f) { f.reports[1].level.peakHold = 0; },
             CheckId::kMicrophone, CheckState::kWarning, CheckReason::kMicrophoneTooLoud,
             Fix::kLowerGain},
        Case{"EncoderBroken", [](CheckFacts& f) { f.isEncoderProved = Answer::kNo; },
             CheckId::kEncoder, CheckState::kFailed, CheckReason::kEncoderRefused,
             Fix::kUseSoftwareEncoder},
        Case{"FurtherAsked",
             [](CheckFacts& f) {
                 f.further = {{"two", true, true}};
             },
             CheckId::kFurther, CheckState::kWaiting, CheckReason::kFurtherAsked, Fix::kNone},
        Case{"FurtherWithoutAnAddress",
             [](CheckFacts& f) {
                 f.further = {{"two", false, true, Answer::kYes}};
             },
             CheckId::kFurther, CheckState::kWarning, CheckReason::kFurtherAddressWrong,
             Fix::kChooseDestination},
        Case{"FurtherWithoutAKey",
             [](CheckFacts& f) {
                 f.further = {{"two", true, true, Answer::kYes}, {"three", true, false}};
             },
             CheckId::kFurther, CheckState::kWarning, CheckReason::kFurtherKeyMissing,
             Fix::kChooseDestination},
        Case{"FurtherGone",
             [](CheckFacts& f) {
                 f.further = {{"two", true, true, Answer::kNo}};
             },
             CheckId::kFurther, CheckState::kWarning, CheckReason::kFurtherUnreachable,
             Fix::kChooseDestination},
        Case{"NarrowNetwork",
             [](CheckFacts& f) {
                 f.destination = DestinationKind::kOtherService;
                 f.measuredUpload = 2'000'000;
             },
             CheckId::kBandwidth, CheckState::kWarning, CheckReason::kBandwidthShort,
             Fix::kLowerBitrate}),
    [](const auto& each) { return std::string(each.param.name); });

TEST(Checklist, TakesAnySoundWhereThereIsNoMicrophone) {
    CheckFacts facts = wellFacts();
    facts.sources[1].settings = capture::SystemAudioSettings{};
    EXPECT_EQ(itemOf(facts, CheckId::kMicrophone).state, CheckState::kPassed);
}

TEST(Checklist, IsContentWithAnotherMicrophoneThatIsHeard) {
    CheckFacts facts = wellFacts();
    facts.reports[1].level.peakHold = -80;
    facts.sources.push_back({3, "Headset", capture::MicrophoneSettings{}, false, true});
    facts.reports.push_back({3, {SourceState::kRunning, {}}, {}});
    EXPECT_EQ(itemOf(facts, CheckId::kMicrophone).detail, "Mic");
    facts.reports[2].level.peakHold = -12;
    const CheckItem item = itemOf(facts, CheckId::kMicrophone);
    EXPECT_EQ(item.reason, CheckReason::kMicrophoneHeard);
    EXPECT_EQ(item.detail, "Headset");
}

TEST(Checklist, TellsThatViewersHearTheTestTone) {
    CheckFacts facts = wellFacts();
    facts.sources[1].settings = capture::TestPictureSettings{};
    const CheckItem item = itemOf(facts, CheckId::kMicrophone);
    EXPECT_EQ(item.state, CheckState::kWarning);
    EXPECT_EQ(item.reason, CheckReason::kMicrophoneIsTone);
    EXPECT_EQ(item.fix, Fix::kAddMicrophone);
}

TEST(Checklist, LooksAtThePictureInFront) {
    CheckFacts facts = wellFacts();
    facts.sources.push_back({3, "Test", capture::TestPictureSettings{}, true, false});
    facts.reports.push_back({3, {SourceState::kRunning, {}}, {}});
    facts.mainSource = 3;
    EXPECT_EQ(itemOf(facts, CheckId::kCamera).reason, CheckReason::kPictureIsTest);
}

TEST(Checklist, KnowsWhenTheNetworkSuffices) {
    CheckFacts facts = wellFacts();
    facts.destination = DestinationKind::kOtherService;
    facts.measuredUpload = 9'000'000;
    EXPECT_EQ(itemOf(facts, CheckId::kBandwidth).reason, CheckReason::kBandwidthFits);
    facts.measuredUpload = 0;
    EXPECT_EQ(itemOf(facts, CheckId::kBandwidth).reason, CheckReason::kBandwidthUnknown);
}

}  // namespace
}  // namespace sigma::ui
