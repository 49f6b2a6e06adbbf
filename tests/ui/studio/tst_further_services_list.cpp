#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>

#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"
#include "ui/studio/destination_dialog.h"
#include "ui/studio/further_service_dialog.h"
#include "ui/studio/further_services_list.h"

namespace sigma::ui {
namespace {

using test::StudioScene;

void press(QWidget& root, const QString& name) {
    auto* const button = root.findChild<QAbstractButton*>(name);
    ASSERT_NE(button, nullptr) << name.toStdString();
    button->click();
    QApplication::processEvents();
}

/// Fills in the dialog that comes up next, and agrees to it.
void answerWith(const QString& name, const QString& url, const QString& key) {
    QTimer::singleShot(0, qApp, [=] {
        auto* const dialog = qobject_cast<FurtherServiceDialog*>(QApplication::activeModalWidget());
        ASSERT_NE(dialog, nullptr);
        dialog->findChild<QLineEdit*>(QStringLiteral("furtherName"))->setText(name);
        dialog->findChild<QLineEdit*>(QStringLiteral("furtherUrl"))->setText(url);
        dialog->findChild<QLineEdit*>(QStringLiteral("furtherKey"))->setText(key);
        dialog->findChild<QAbstractButton*>(QStringLiteral("furtherDone"))->click();
        if (dialog->isVisible()) {
            ADD_FAILURE() << "it was not taken";
            dialog->reject();
        }
    });
}

struct Asked : StudioScene {
    Asked() {
        open();
        ask();
    }
    void ask() {
        dialog = std::make_unique<DestinationDialog>(*desk, *broadcaster, nullptr);
        dialog->show();
    }
    void add(const char* name, const char* url, const char* key) {
        answerWith(QLatin1String(name), QLatin1String(url), QLatin1String(key));
        press(*dialog, QStringLiteral("furtherAdd"));
    }
    void agree() {
        press(*dialog, QStringLiteral("destinationDone"));
        EXPECT_EQ(dialog->result(), QDialog::Accepted);
    }
    const std::vector<FurtherService>& kept() const { return desk->settings().further; }
    std::unique_ptr<DestinationDialog> dialog;
};

TEST(FurtherServicesList, AddsServicesWithTheirKeysInTheKeychain) {
    Asked asked;
    asked.add("Two", " rtmps://two.example.org/app ", " key-of-two ");
    asked.add("", "rtmp://three.example.org/live", "key-of-three");
    EXPECT_TRUE(asked.kept().empty()) << "nothing before a person agrees";
    EXPECT_TRUE(asked.secrets.kept.empty());
    asked.agree();
    ASSERT_EQ(asked.kept().size(), 2U);
    EXPECT_EQ(asked.kept()[0].url, "rtmps://two.example.org/app");
    EXPECT_EQ(asked.kept()[1].name, "three.example.org");
    EXPECT_EQ(asked.secrets.kept["service-key-" + asked.kept()[0].id + " rtmps://two.example.org"],
              "key-of-two");
    asked.desk->flush();
    QFile file(asked.folder.filePath(QStringLiteral("state.json")));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    EXPECT_TRUE(written.contains("rtmps://two.example.org/app"));
    EXPECT_FALSE(written.contains("key-of-two")) << "a key is in no file of the studio's";
}

TEST(FurtherServicesList, EditsSwitchesAndRemoves) {
    Asked asked;
    asked.add("Two", "rtmp://two.example.org/live", "first");
    asked.add("Three", "rtmp://three.example.org/live", "third");
    asked.agree();
    const std::string two = asked.kept()[0].id;
    asked.ask();
    answerWith(QStringLiteral("Zwei"), QStringLiteral("rtmp://two.example.org/other"), {});
    press(*asked.dialog, QStringLiteral("furtherEdit0"));
    press(*asked.dialog, QStringLiteral("furtherOn0"));
    press(*asked.dialog, QStringLiteral("furtherRemove1"));
    asked.agree();
    EXPECT_EQ(asked.kept(),
              (std::vector<FurtherService>{{two, "Zwei", "rtmp://two.example.org/other", false}}));
    EXPECT_EQ(asked.secrets.kept, (std::map<std::string, std::string>{
                                      {"service-key-" + two + " rtmp://two.example.org", "first"}}))
        << "it stays as it was";
}

TEST(FurtherServicesList, FollowsTheTabKeyAsTheEyeReads) {
    Asked asked;
    asked.add("Two", "rtmp://two.example.org/live", "first");
    asked.add("Three", "rtmp://three.example.org/live", "third");
    QStringList names;
    const QWidget* at = asked.dialog->findChild<QWidget*>(QStringLiteral("furtherAdd"));
    while (at->objectName() != QLatin1String("destinationDone") && names.size() < 50) {
        at = at->nextInFocusChain();
        if (at->focusPolicy() != Qt::NoFocus) {
            names << at->objectName();
        }
    }
    EXPECT_EQ(names,
              QStringList({QStringLiteral("furtherOn0"), QStringLiteral("furtherEdit0"),
                           QStringLiteral("furtherRemove0"), QStringLiteral("furtherOn1"),
                           QStringLiteral("furtherEdit1"), QStringLiteral("furtherRemove1"),
                           QStringLiteral("destinationCancel"), QStringLiteral("destinationDone")}))
        << names.join(u' ').toStdString();
}

TEST(FurtherServicesList, KeepsNothingOfWhatWasCancelled) {
    Asked asked;
    asked.add("Two", "rtmp://two.example.org/live", "first");
    press(*asked.dialog, QStringLiteral("destinationCancel"));
    EXPECT_TRUE(asked.kept().empty());
    EXPECT_TRUE(asked.secrets.kept.empty());
}

TEST(FurtherServiceDialog, SaysWhatIsMissing) {
    FurtherServiceDialog dialog({"1", "Two", "https://two.example.org", true}, false, {}, nullptr);
    const auto& problem = *dialog.findChild<QLabel*>(QStringLiteral("furtherProblem"));
    press(dialog, QStringLiteral("furtherDone"));
    EXPECT_EQ(problem.text(),
              QStringLiteral("The server's address must begin with rtmp:// or rtmps://."));
    dialog.findChild<QLineEdit*>(QStringLiteral("furtherUrl"))
        ->setText(QStringLiteral("rtmp://two.example.org/live"));
    press(dialog, QStringLiteral("furtherDone"));
    EXPECT_EQ(problem.text(),
              QStringLiteral("Enter the stream key that the service gave you for this address."));
    EXPECT_NE(dialog.result(), QDialog::Accepted);
}

TEST(FurtherServiceDialog, AsksForTheKeyAgainForAnotherServer) {
    FurtherServiceDialog dialog({"1", "Two", "rtmp://two.example.org/live", true}, true, {},
                                nullptr);
    auto& url = *dialog.findChild<QLineEdit*>(QStringLiteral("furtherUrl"));
    const auto& key = *dialog.findChild<QLineEdit*>(QStringLiteral("furtherKey"));
    EXPECT_EQ(key.placeholderText(), QStringLiteral("kept from before"));
    url.setText(QStringLiteral("rtmp://elsewhere.example.org/live"));
    EXPECT_EQ(key.placeholderText(), QString());
    press(dialog, QStringLiteral("furtherDone"));
    EXPECT_EQ(dialog.findChild<QLabel*>(QStringLiteral("furtherProblem"))->text(),
              QStringLiteral("Enter the stream key that the service gave you for this address."));
    EXPECT_NE(dialog.result(), QDialog::Accepted);
    url.setText(QStringLiteral("rtmp://two.example.org/other"));
    press(dialog, QStringLiteral("furtherDone"));
    EXPECT_EQ(dialog.result(), QDialog::Accepted);
}

TEST(FurtherServicesList, GoesLiveThereToo) {
    Asked asked;
    asked.add("Two", "rtmp://two.example.org/live", "first");
    asked.add("Three", "rtmp://three.example.org/live", "third");
    press(*asked.dialog, QStringLiteral("furtherOn1"));
    asked.agree();
    asked.broadcaster->startLive();
    ASSERT_EQ(asked.studio.destinations.size(), 2U) << "two of three are switched on";
    EXPECT_EQ(asked.studio.destinations[0].target.name, "This computer");
    EXPECT_EQ(asked.studio.destinations[1].target.key, "first");
    EXPECT_FALSE(asked.studio.destinations[1].takesAllRenditions);
}

TEST(FurtherServicesList, IsLookedAtBeforeGoingLive) {
    Asked asked;
    EXPECT_EQ(asked.broadcaster->checks().size(), 6U);
    asked.add("Two", "rtmp://two.example.org/live", "first");
    asked.agree();
    ASSERT_EQ(asked.broadcaster->checks().size(), 7U);
    EXPECT_EQ(asked.broadcaster->checks()[6].state, CheckState::kPassed);
    EXPECT_EQ(asked.network.reached.back(), "rtmp://two.example.org/live");
    asked.broadcaster->credentials().setFurtherKey(asked.kept()[0], {});
    EXPECT_EQ(asked.broadcaster->checks()[6].reason, CheckReason::kFurtherKeyMissing);
    EXPECT_TRUE(mayGoLive(asked.broadcaster->checks()));
    asked.broadcaster->credentials().setFurtherKey(asked.kept()[0], QStringLiteral("again"));
    asked.network.reachAnswer = Error{ErrorCode::kIo, "no answer"};
    asked.broadcaster->lookAround();
    EXPECT_EQ(asked.broadcaster->checks()[6].reason, CheckReason::kFurtherUnreachable);
}

}  // namespace
}  // namespace sigma::ui
