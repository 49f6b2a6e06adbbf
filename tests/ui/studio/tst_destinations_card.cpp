#include <QAbstractButton>
#include <QApplication>
#include <QLabel>

#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"
#include "ui/studio/studio_window.h"

namespace sigma::ui {
namespace {

using publish::OutputState;

/// A window that is live, with two services besides: one switched on, one off.
struct Live : test::StudioScene {
    explicit Live(bool answersReads = true) {
        secrets.answersReads = answersReads;
        secrets.kept = {{"service-key-2 rtmp://two.example.org", "second"},
                        {"service-key-3 rtmp://three.example.org", "third"}};
        open();
        StudioSettings settings = desk->settings();
        settings.further = {{"2", "Two", "rtmp://two.example.org/live", true},
                            {"3", "Three", "rtmp://three.example.org/live", false}};
        EXPECT_TRUE(desk->apply(settings).has_value());
        broadcaster->lookAround();
        window = std::make_unique<StudioWindow>(*desk, *broadcaster, test::theTheme());
        window->show();
        goLive();
        tell("2", OutputState::kLive);
    }
    /// Of a service, in its report.
    void tell(const char* id, OutputState state, const char* reason = "") {
        auto& destinations = studio.current.destinations;
        std::erase_if(destinations, [&](const auto& each) { return each.id == id; });
        publish::OutputStatus status;
        status.state = state;
        status.reason = reason;
        status.sendBitrate = 2'000'000;
        destinations.push_back({id, status, id});
        look();
    }
    void look() {
        broadcaster->refresh();
        QApplication::processEvents();
    }
    template <class T>
    T& row(const char* name, int index) {
        T* const found = window->findChild<T*>(QLatin1String(name) + QString::number(index));
        if (found == nullptr) {
            throw std::runtime_error(name);
        }
        return *found;
    }
    QString stateOf(int index) { return row<QLabel>("destinationState", index).text(); }
    std::vector<std::string> idsOfStudio() const {
        std::vector<std::string> ids;
        for (const studio::Destination& each : studio.destinations) {
            ids.push_back(each.id);
        }
        return ids;
    }
    std::unique_ptr<StudioWindow> window;
};

using Ids = std::vector<std::string>;

TEST(DestinationsCard, SaysNothingOfOneAlone) {
    test::StudioScene scene;
    scene.open();
    StudioWindow window(*scene.desk, *scene.broadcaster, test::theTheme());
    window.show();
    scene.goLive();
    QApplication::processEvents();
    EXPECT_FALSE(window.findChild<QWidget*>(QStringLiteral("destinationsCard"))->isVisible());
}

TEST(DestinationsCard, TellsOfEachWhileOneIsRefused) {
    Live live;
    live.tell("2", OutputState::kRefused, "the server does not know this stream key");
    EXPECT_EQ(live.stateOf(0), QStringLiteral("Live, 2.9 Mb/s"));
    EXPECT_EQ(live.stateOf(1), QStringLiteral("Refused"));
    EXPECT_EQ(live.row<QLabel>("destinationReason", 1).text(),
              QStringLiteral("the server does not know this stream key"));
    EXPECT_FALSE(live.row<QLabel>("destinationReason", 0).isVisible());
    EXPECT_EQ(live.stateOf(2), QStringLiteral("Off"));
    EXPECT_TRUE(live.row<QLabel>("destinationState", 1)
                    .accessibleName()
                    .startsWith(QStringLiteral("Two: ")));
    EXPECT_EQ(live.window->findChild<QLabel*>(QStringLiteral("healthWords"))->text(),
              QStringLiteral("2 refuses the broadcast. The others go on."));
    EXPECT_EQ(live.broadcaster->button().state(), GoLiveState::kLive);
}

TEST(DestinationsCard, ShowsTheWholeReasonHoweverLongItIs) {
    Live live;
    live.tell(
        "2", OutputState::kRefused,
        "the server does not take this stream key, or somebody publishes with it already, and "
        "it has more to say about that");
    QApplication::processEvents();
    const auto& reason = live.row<QLabel>("destinationReason", 1);
    EXPECT_GE(reason.height(), reason.heightForWidth(reason.width()));
    EXPECT_GT(reason.height(), reason.fontMetrics().height());
}

TEST(DestinationsCard, SwitchesOneOffWhileTheOthersGoOn) {
    Live live;
    EXPECT_EQ(live.idsOfStudio(), (Ids{"", "2"}));
    auto& isOn = live.row<QAbstractButton>("destinationOn", 1);
    EXPECT_TRUE(isOn.isChecked());
    EXPECT_EQ(isOn.accessibleName(), QStringLiteral("Publish to Two"));
    isOn.click();
    EXPECT_EQ(live.idsOfStudio(), Ids{""});
    EXPECT_EQ(live.stateOf(1), QStringLiteral("Off"));
    EXPECT_FALSE(live.desk->settings().further[0].isOn) << "the next broadcast leaves it out too";
    EXPECT_EQ(live.broadcaster->button().state(), GoLiveState::kLive);
}

TEST(DestinationsCard, SwitchesOneOnThatWasOff) {
    Live live;
    live.row<QAbstractButton>("destinationOn", 2).click();
    EXPECT_EQ(live.idsOfStudio(), (Ids{"", "2", "3"}));
    EXPECT_EQ(live.studio.destinations[2].target.key, "third");
    EXPECT_EQ(live.stateOf(2), QStringLiteral("Connecting…"));
    live.tell("3", OutputState::kLive);
    EXPECT_EQ(live.stateOf(2), QStringLiteral("Live, 2.0 Mb/s"));
}

TEST(DestinationsCard, HasNoSwitchForTheMainDestination) {
    Live live;
    EXPECT_EQ(live.window->findChild<QAbstractButton*>(QStringLiteral("destinationOn0")), nullptr);
}

TEST(DestinationsCard, SwitchesNothingWhileItEnds) {
    Live live;
    live.studio.current.state = studio::BroadcastState::kEnding;
    live.look();
    EXPECT_FALSE(live.row<QAbstractButton>("destinationOn", 1).isEnabled());
}

TEST(DestinationsCard, BringsAKeyThatTheKeychainGivesLate) {
    Live live(false);
    ASSERT_EQ(live.idsOfStudio(), (Ids{"", "2"}));
    EXPECT_EQ(live.studio.destinations[1].target.key, "");
    live.secrets.answerAll();
    ASSERT_EQ(live.idsOfStudio(), (Ids{"", "2"}));
    EXPECT_EQ(live.studio.destinations[1].target.key, "second");
}

TEST(DestinationsCard, CallsARenamedServiceByItsNewNameForAScreenReaderToo) {
    Live live;
    StudioSettings settings = live.desk->settings();
    settings.further[1].name = "Tres";
    ASSERT_TRUE(live.desk->apply(settings).has_value());
    live.look();
    EXPECT_EQ(live.row<QLabel>("destinationState", 2).accessibleName(),
              QStringLiteral("Tres: Off"));
}

}  // namespace
}  // namespace sigma::ui
