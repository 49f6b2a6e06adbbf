#include <gtest/gtest.h>

#include "ui/studio/destination_words.h"
#include "ui/studio/language.h"

namespace sigma::ui {
namespace {

using publish::OutputState;
using namespace std::chrono_literals;

publish::OutputStatus statusOf(OutputState state, const std::string& reason = {}) {
    publish::OutputStatus status;
    status.state = state;
    status.reason = reason;
    return status;
}

struct Case {
    const char* name;
    publish::OutputStatus status;
    std::string state;
    std::string reason = {};
};

publish::OutputStatus lostFor(std::chrono::milliseconds wait) {
    publish::OutputStatus status =
        statusOf(OutputState::kReconnecting, "the network takes nothing any more");
    status.reconnectsIn = wait;
    return status;
}

class DestinationWords : public testing::TestWithParam<Case> {};

TEST_P(DestinationWords, SayHowItDoes) {
    EXPECT_EQ(words::destinationState(GetParam().status, 2'910'000).toStdString(),
              GetParam().state);
    EXPECT_EQ(words::destinationReason(GetParam().status).toStdString(), GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(
    Studio, DestinationWords,
    testing::Values(
        Case{"Connecting", statusOf(OutputState::kConnecting), "Connecting…"},
        Case{"Live", statusOf(OutputState::kLive), "Live, 2.9 Mb/s"},
        Case{"Lost", lostFor(4200ms), "Trying again in 5 s", "the network takes nothing any more"},
        Case{"TriedNow", lostFor(0ms), "Trying again now", "the network takes nothing any more"},
        Case{"LostWithoutAReason", statusOf(OutputState::kReconnecting), "Trying again now"},
        Case{"Refused", statusOf(OutputState::kRefused, "the server does not know this stream key"),
             "Refused", "the server does not know this stream key"},
        Case{"Ended", statusOf(OutputState::kEnded), "Has ended"}),
    [](const auto& each) { return std::string(each.param.name); });

TEST(DestinationWords, AreInTheLanguageOfNow) {
    Language language;
    language.choose("vi");
    EXPECT_EQ(words::destinationState(lostFor(5s), 0), QStringLiteral("Thử lại sau 5 giây"));
    EXPECT_EQ(words::destinationReason(lostFor(5s)), QStringLiteral("mạng không còn nhận gì nữa"));
    language.choose("en");
}

}  // namespace
}  // namespace sigma::ui
