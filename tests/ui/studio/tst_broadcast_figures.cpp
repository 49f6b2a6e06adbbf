#include <gtest/gtest.h>

#include "tests/support/fake_clock.h"
#include "ui/studio/broadcast_figures.h"

namespace sigma::ui {
namespace {

studio::StudioReport reportOf(const std::vector<std::int64_t>& bitrates) {
    studio::StudioReport report;
    for (const std::int64_t bitrate : bitrates) {
        publish::OutputStatus status;
        status.state = publish::OutputState::kLive;
        status.sendBitrate = bitrate;
        const std::size_t index = report.destinations.size();
        report.destinations.push_back({"", status, index == 0 ? "" : std::to_string(index)});
    }
    report.liveFor = std::chrono::minutes(1);
    report.renditions = {{"720p", 3'000'000, 0, 0, 0, false}, {"480p", 1'000'000, 0, 0, 0, false}};
    return report;
}

TEST(BroadcastFigures, TellWhatGoesToEach) {
    test::FakeClock clock;
    BroadcastFigures figures;
    EXPECT_EQ(figures.sentTo(""), 0);
    figures.follow(reportOf({4'000'000, 2'000'000, 1'000'000}), clock.steadyNow());
    EXPECT_EQ(figures.sentTo("1"), 2'000'000);
    EXPECT_EQ(figures.sentTo("3"), 0);
    figures.clear();
    EXPECT_EQ(figures.sentTo("1"), 0);
}

TEST(BroadcastFigures, KeepThemApartWhenOneLeaves) {
    test::FakeClock clock;
    BroadcastFigures figures;
    studio::StudioReport report = reportOf({4'000'000, 2'000'000, 1'000'000});
    figures.follow(report, clock.steadyNow());
    report.destinations.erase(report.destinations.begin() + 1);
    figures.follow(report, clock.steadyNow());
    EXPECT_EQ(figures.sentTo("1"), 0);
    EXPECT_EQ(figures.sentTo("2"), 1'000'000);
}

TEST(BroadcastFigures, DrawTheMainDestination) {
    test::FakeClock clock;
    BroadcastFigures figures;
    figures.follow(reportOf({3'500'000, 3'000'000}), clock.steadyNow());
    ASSERT_EQ(figures.upload().points().size(), 1U);
    EXPECT_EQ(figures.upload().points()[0].sent, 3.5e6);
    EXPECT_EQ(figures.upload().points()[0].wanted, 4e6);
}

TEST(BroadcastFigures, MeasureWhatLeavesThisComputer) {
    test::FakeClock clock;
    BroadcastFigures figures;
    studio::StudioReport report = reportOf({3'000'000, 1'500'000});
    figures.follow(report, clock.steadyNow());
    StudioSettings settings;
    EXPECT_FALSE(figures.measuredUpload(report, settings).has_value()) << "all of it stays here";
    settings.further = {{"1", "one", "rtmp://one/live", true}};
    EXPECT_EQ(figures.measuredUpload(report, settings), 1'500'000);
    settings.destination.kind = DestinationKind::kOtherService;
    EXPECT_EQ(figures.measuredUpload(report, settings), 4'500'000);
    report.destinations[1].status.state = publish::OutputState::kRefused;
    EXPECT_FALSE(figures.measuredUpload(report, settings).has_value()) << "not all was asked for";
}

TEST(BroadcastFigures, WaitForWhoHasJoinedBeforeTheyMeasure) {
    test::FakeClock clock;
    BroadcastFigures figures;
    StudioSettings settings;
    settings.destination.kind = DestinationKind::kOtherService;
    figures.follow(reportOf({3'000'000}), clock.steadyNow());
    settings.further = {{"1", "one", "rtmp://one/live", true}};
    EXPECT_FALSE(figures.measuredUpload(reportOf({3'000'000}), settings).has_value());
    const studio::StudioReport both = reportOf({3'000'000, 1'000'000});
    figures.follow(both, clock.steadyNow());
    EXPECT_FALSE(figures.measuredUpload(both, settings).has_value());
    clock.advance(std::chrono::seconds(10));
    figures.follow(both, clock.steadyNow());
    EXPECT_EQ(figures.measuredUpload(both, settings), 4'000'000);
}

TEST(BroadcastFigures, AreNothingBeforeThereIsADestination) {
    test::FakeClock clock;
    BroadcastFigures figures;
    figures.follow({}, clock.steadyNow());
    EXPECT_EQ(figures.upload().sentBitrate(), 0);
}

}  // namespace
}  // namespace sigma::ui
