#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"
#include "ui/studio/destination_dialog.h"

namespace sigma::ui {
namespace {

using Scene = test::OpenedStudioScene;

/// The dialog with everything of a sign-in filled in but the channel.
void fillIn(DestinationDialog& dialog) {
    dialog.show();
    dialog.findChild<QAbstractButton*>(QStringLiteral("destinationKind1"))->click();
    const auto write = [&](const char* field, const char* text) {
        dialog.findChild<QLineEdit*>(QString::fromLatin1(field))->setText(QLatin1String(text));
    };
    write("serverAddress", "https://live.example.org");
    write("serverUser", "anna");
    write("serverPassword", "right");
}

TEST(DestinationDialog, TakesTheOneChannelOfWhoSignsIn) {
    Scene scene;
    scene.network.channels = {{"main", "Main stage"}};
    DestinationDialog dialog(*scene.desk, *scene.broadcaster, nullptr);
    fillIn(dialog);
    dialog.findChild<QAbstractButton*>(QStringLiteral("destinationDone"))->click();
    EXPECT_EQ(dialog.result(), QDialog::Accepted);
    EXPECT_EQ(scene.desk->settings().destination.channel, "main");
}

TEST(DestinationDialog, LetsOneOfSeveralChannelsBeChosen) {
    Scene scene;
    scene.network.channels = {{"main", "Main stage"}, {"side", "Side stage"}};
    DestinationDialog dialog(*scene.desk, *scene.broadcaster, nullptr);
    fillIn(dialog);
    auto* done = dialog.findChild<QAbstractButton*>(QStringLiteral("destinationDone"));
    done->click();
    EXPECT_TRUE(dialog.isVisible());
    auto* channel = dialog.findChild<QComboBox*>(QStringLiteral("serverChannel"));
    ASSERT_EQ(channel->count(), 2);
    channel->setCurrentIndex(1);
    done->click();
    EXPECT_EQ(dialog.result(), QDialog::Accepted);
    EXPECT_EQ(scene.desk->settings().destination.channel, "side");
}

TEST(DestinationDialog, TellsChannelsOfOneTitleApart) {
    Scene scene;
    scene.network.channels = {{"a", "Stage"}, {"b", "Stage"}, {"c", "b"}};
    DestinationDialog dialog(*scene.desk, *scene.broadcaster, nullptr);
    fillIn(dialog);
    auto* done = dialog.findChild<QAbstractButton*>(QStringLiteral("destinationDone"));
    done->click();
    auto* channel = dialog.findChild<QComboBox*>(QStringLiteral("serverChannel"));
    EXPECT_EQ(channel->itemText(1), QStringLiteral("Stage (b)"));
    EXPECT_EQ(channel->itemText(2), QStringLiteral("b (c)")) << "another has the id \"b\"";
    channel->setCurrentIndex(1);
    done->click();
    EXPECT_EQ(scene.desk->settings().destination.channel, "b");
}

TEST(DestinationDialog, TakesATypedIdForTheChannelThatHasIt) {
    Scene scene;
    scene.network.channels = {{"a", "Main stage"}, {"side", "Side stage"}};
    DestinationDialog dialog(*scene.desk, *scene.broadcaster, nullptr);
    fillIn(dialog);
    auto* done = dialog.findChild<QAbstractButton*>(QStringLiteral("destinationDone"));
    done->click();
    dialog.findChild<QComboBox*>(QStringLiteral("serverChannel"))
        ->setEditText(QStringLiteral("side"));
    done->click();
    EXPECT_EQ(scene.desk->settings().destination.channel, "side");
}

/// Signed in at a Sigma server, and asked again where to publish.
struct SignedIn : Scene {
    SignedIn() {
        network.channels = {{"main", "Main stage"}};
        DestinationDialog first(*desk, *broadcaster, nullptr);
        fillIn(first);
        press(first, "destinationDone");
        EXPECT_EQ(first.result(), QDialog::Accepted);
        dialog = std::make_unique<DestinationDialog>(*desk, *broadcaster, nullptr);
        dialog->show();
    }
    static void press(QWidget& root, const char* name) {
        root.findChild<QAbstractButton*>(QLatin1String(name))->click();
    }
    QLineEdit& field(const char* name) {
        return *dialog->findChild<QLineEdit*>(QLatin1String(name));
    }
    void agree() { press(*dialog, "destinationDone"); }
    QString problem() {
        return dialog->findChild<QLabel*>(QStringLiteral("destinationProblem"))->text();
    }
    const std::map<std::string, std::string>& kept() const { return secrets.kept; }
    std::unique_ptr<DestinationDialog> dialog;
};

TEST(DestinationDialog, AsksForThePasswordAgainForAnotherServer) {
    SignedIn signedIn;
    EXPECT_EQ(signedIn.field("serverPassword").placeholderText(), QStringLiteral("signed in"));
    signedIn.field("serverAddress").setText(QStringLiteral("https://elsewhere.example.org"));
    EXPECT_EQ(signedIn.field("serverPassword").placeholderText(), QString());
    signedIn.agree();
    EXPECT_TRUE(signedIn.dialog->isVisible());
    EXPECT_FALSE(signedIn.problem().isEmpty());
    EXPECT_EQ(signedIn.desk->settings().destination.serverAddress, "https://live.example.org");
    signedIn.field("serverPassword").setText(QStringLiteral("right"));
    signedIn.agree();
    EXPECT_EQ(signedIn.dialog->result(), QDialog::Accepted);
    EXPECT_EQ(signedIn.kept(), (std::map<std::string, std::string>{
                                   {"sign-in https://elsewhere.example.org anna", "token"}}))
        << "the first is forgotten";
}

TEST(DestinationDialog, AsksForThePasswordAgainForAnotherUser) {
    SignedIn signedIn;
    signedIn.field("serverUser").setText(QStringLiteral("ben"));
    signedIn.agree();
    EXPECT_TRUE(signedIn.dialog->isVisible());
    EXPECT_FALSE(signedIn.problem().isEmpty());
    signedIn.field("serverUser").setText(QStringLiteral("anna"));
    signedIn.agree();
    EXPECT_EQ(signedIn.dialog->result(), QDialog::Accepted) << "who is signed in";
}

TEST(DestinationDialog, ForgetsTheSignInOfAnAddressThatIsReplacedUnseen) {
    SignedIn signedIn;
    signedIn.field("serverAddress").setText(QStringLiteral("https://elsewhere.example.org"));
    SignedIn::press(*signedIn.dialog, "destinationKind0");
    signedIn.agree();
    EXPECT_EQ(signedIn.dialog->result(), QDialog::Accepted);
    EXPECT_TRUE(signedIn.kept().empty());
}

TEST(DestinationDialog, ForgetsTheSignInThatWasCancelled) {
    SignedIn signedIn;
    signedIn.network.channels.clear();
    signedIn.field("serverUser").setText(QStringLiteral("ben"));
    signedIn.field("serverPassword").setText(QStringLiteral("right"));
    signedIn.dialog->findChild<QComboBox*>(QStringLiteral("serverChannel"))->setEditText({});
    signedIn.agree();
    EXPECT_TRUE(signedIn.dialog->isVisible()) << "it lacks a channel";
    EXPECT_EQ(signedIn.kept().size(), 2U);
    SignedIn::press(*signedIn.dialog, "destinationCancel");
    EXPECT_EQ(
        signedIn.kept(),
        (std::map<std::string, std::string>{{"sign-in https://live.example.org anna", "token"}}));
}

TEST(DestinationDialog, AsksForTheKeyAgainForAnotherService) {
    SignedIn signedIn;
    SignedIn::press(*signedIn.dialog, "destinationKind2");
    signedIn.field("serviceUrl").setText(QStringLiteral("rtmp://one.example.org/live"));
    signedIn.agree();
    EXPECT_EQ(signedIn.problem(),
              QStringLiteral("Enter the stream key that the service gave you for this address."));
    signedIn.field("serviceKey").setText(QStringLiteral("key"));
    signedIn.agree();
    EXPECT_EQ(signedIn.dialog->result(), QDialog::Accepted);
    EXPECT_TRUE(signedIn.kept().contains("service-key rtmp://one.example.org"));
    DestinationDialog again(*signedIn.desk, *signedIn.broadcaster, nullptr);
    again.show();
    auto& key = *again.findChild<QLineEdit*>(QStringLiteral("serviceKey"));
    EXPECT_EQ(key.placeholderText(), QStringLiteral("kept from before"));
    again.findChild<QLineEdit*>(QStringLiteral("serviceUrl"))
        ->setText(QStringLiteral("rtmp://two.example.org/live"));
    EXPECT_EQ(key.placeholderText(), QString());
    SignedIn::press(again, "destinationDone");
    EXPECT_TRUE(again.isVisible());
    EXPECT_EQ(signedIn.desk->settings().destination.serviceUrl, "rtmp://one.example.org/live");
}

}  // namespace
}  // namespace sigma::ui
