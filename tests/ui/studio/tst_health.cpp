#include <gtest/gtest.h>

#include "tests/support/fake_clock.h"
#include "ui/studio/health.h"

namespace sigma::ui {
namespace {

using namespace std::chrono_literals;
using publish::OutputState;

constexpr std::int64_t kWanted = 3'000'000;

struct Patient {
    test::FakeClock clock;
    HealthJudge judge;
    studio::StudioReport report;
    std::vector<studio::SourceEntry> sources = {
        {7, "Camera", capture::CameraSettings{}, true, false},
        {8, "Microphone", capture::MicrophoneSettings{}, false, true}};

    Patient() {
        publish::OutputStatus status;
        status.state = OutputState::kLive;
        status.advice.videoBitrate = kWanted;
        report.destinations = {{"server", status}};
        report.renditions = {{"720p", kWanted, kWanted, 0, 0, false}};
        report.sources = {{7, {capture::SourceState::kRunning, {}}, {}}};
        report.mix = {-20, -30, -15};
        report.liveFor = 1min;
    }
    HealthVerdict look() { return judge.judge(report, sources, kWanted, clock.steadyNow()); }
    publish::OutputStatus& output() { return report.destinations[0].status; }
};

TEST(Health, IsGoodWhenAllIsWell) {
    Patient patient;
    EXPECT_EQ(patient.look(), HealthVerdict());
}

TEST(Health, TellsThatTheUploadFell) {
    Patient patient;
    patient.output().advice.videoBitrate = 1'800'000;
    const HealthVerdict verdict = patient.look();
    EXPECT_EQ(verdict.cause, HealthCause::kUploadFell);
    EXPECT_EQ(verdict.grade, HealthGrade::kFair);
    EXPECT_EQ(verdict.bitrate, 1'800'000);
    patient.output().advice.videoBitrate = 900'000;
    EXPECT_EQ(patient.look().grade, HealthGrade::kPoor);
}

TEST(Health, TellsThatTheConnectionIsLost) {
    Patient patient;
    patient.output().state = OutputState::kReconnecting;
    EXPECT_EQ(patient.look().cause, HealthCause::kConnectionLost);
}

TEST(Health, TellsWhyTheServerRefuses) {
    Patient patient;
    patient.output().state = OutputState::kRefused;
    patient.output().reason = "the key is wrong";
    EXPECT_EQ(patient.look().cause, HealthCause::kRefused);
    EXPECT_EQ(patient.look().detail, "the key is wrong");
}

TEST(Health, IsFairWhileOneOfSeveralDestinationsFails) {
    Patient patient;
    publish::OutputStatus status;
    status.state = OutputState::kLive;
    patient.report.destinations.push_back({"two", status});
    patient.report.destinations.push_back({"three", status});
    EXPECT_EQ(patient.look(), HealthVerdict());
    patient.report.destinations[1].status.advice.videoBitrate = 200'000;
    EXPECT_EQ(patient.look().cause, HealthCause::kNone) << "the bitrate follows the main one";
    patient.report.destinations[1].status.framesDropped = 9;
    EXPECT_EQ(patient.look().cause, HealthCause::kFurtherDrops);
    EXPECT_EQ(patient.look().frames, 9U);
    EXPECT_EQ(patient.look().detail, "two");
    patient.report.destinations[1].status.state = OutputState::kReconnecting;
    EXPECT_EQ(patient.look().cause, HealthCause::kFurtherLost);
    patient.report.destinations[2].status.state = OutputState::kRefused;
    const HealthVerdict verdict = patient.look();
    EXPECT_EQ(verdict.cause, HealthCause::kFurtherRefused);
    EXPECT_EQ(verdict.grade, HealthGrade::kFair);
    EXPECT_EQ(verdict.detail, "three");
    patient.output().state = OutputState::kReconnecting;
    EXPECT_EQ(patient.look().cause, HealthCause::kConnectionLost) << "the main one first";
}

TEST(Health, ForgetsDroppedFramesAfterTenSeconds) {
    Patient patient;
    patient.look();
    patient.output().framesDropped = 30;
    patient.clock.advance(1s);
    EXPECT_EQ(patient.look().cause, HealthCause::kFramesDropped);
    EXPECT_EQ(patient.look().frames, 30U);
    patient.clock.advance(11s);
    patient.look();
    EXPECT_EQ(patient.look().cause, HealthCause::kNone);
}

TEST(Health, OverlooksAFrameOrTwo) {
    Patient patient;
    patient.look();
    patient.output().framesDropped = 2;
    patient.clock.advance(1s);
    EXPECT_EQ(patient.look().cause, HealthCause::kNone);
}

TEST(Health, OverlooksWhatComesLateInTheFirstSeconds) {
    Patient patient;
    for (int second = 0; second < 8; ++second) {
        patient.report.liveFor = std::chrono::seconds(second);
        patient.report.framesLate = second < 5 ? static_cast<std::uint64_t>(20 * second) : 80;
        EXPECT_EQ(patient.look().cause, HealthCause::kNone) << second;
        patient.clock.advance(1s);
    }
    patient.report.framesLate += 20;
    EXPECT_EQ(patient.look().cause, HealthCause::kCompositorLate);
    EXPECT_EQ(patient.look().frames, 20U);
}

TEST(Health, TellsThatTheEncoderIsBehind) {
    Patient patient;
    patient.look();
    patient.report.renditions[0].framesSkipped = 100;
    patient.clock.advance(1s);
    EXPECT_EQ(patient.look().cause, HealthCause::kEncoderBehind);
    EXPECT_EQ(patient.look().grade, HealthGrade::kPoor);
}

TEST(Health, TellsWhichRenditionIsShed) {
    Patient patient;
    patient.report.renditions[0].isShed = true;
    EXPECT_EQ(patient.look().cause, HealthCause::kRenditionShed);
    EXPECT_EQ(patient.look().detail, "720p");
}

TEST(Health, TellsWhichSourceIsDown) {
    Patient patient;
    patient.report.sources[0].status.state = capture::SourceState::kFailed;
    EXPECT_EQ(patient.look().cause, HealthCause::kSourceDown);
    EXPECT_EQ(patient.look().detail, "Camera");
}

TEST(Health, TellsThatNobodyHearsAnything) {
    Patient patient;
    patient.report.mix.peakHold = -100;
    EXPECT_EQ(patient.look().cause, HealthCause::kSilence);
}

TEST(Health, TellsThatThereIsNoMicrophone) {
    Patient patient;
    patient.sources.pop_back();
    patient.report.mix.peakHold = -100;
    EXPECT_EQ(patient.look().cause, HealthCause::kNoMicrophone);
}

TEST(Health, TellsOfTheTestToneThoughAllIsWell) {
    Patient patient;
    patient.sources = {{7, "Test picture", capture::TestPictureSettings{}, true, true}};
    EXPECT_EQ(patient.look().cause, HealthCause::kTestTone);
    EXPECT_EQ(patient.look().grade, HealthGrade::kGood);
}

TEST(Health, TellsThatTheRecordingHasFailed) {
    Patient patient;
    patient.report.recording.state = studio::RecordingState::kFailed;
    patient.report.recording.reason = "the disk is full";
    EXPECT_EQ(patient.look().cause, HealthCause::kRecordingFailed);
    EXPECT_EQ(patient.look().detail, "the disk is full");
}

TEST(Health, PutsTheNetworkFirst) {
    Patient patient;
    patient.report.mix.peakHold = -100;
    patient.output().advice.videoBitrate = 500'000;
    EXPECT_EQ(patient.look().cause, HealthCause::kUploadFell);
}

TEST(Health, BeginsAnewWithANewBroadcast) {
    Patient patient;
    patient.output().framesDropped = 500;
    patient.look();
    patient.output().framesDropped = 0;
    patient.clock.advance(1s);
    EXPECT_EQ(patient.look().cause, HealthCause::kNone);
}

}  // namespace
}  // namespace sigma::ui
