#include "ui/studio/destination_dialog.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QStackedWidget>
#include <algorithm>

#include "ui/studio/broadcaster.h"
#include "ui/studio/form_fields.h"
#include "ui/studio/further_services_list.h"
#include "ui/studio/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/pieces.h"
#include "ui/words/failure_words.h"

namespace sigma::ui {
namespace {

/// The channel's title; with its id where another has the title too, or has it as its id.
QString titleOf(const DeviceChoice& channel, const std::vector<DeviceChoice>& channels) {
    const bool isTold = std::ranges::none_of(channels, [&](const DeviceChoice& other) {
        return other.id != channel.id && (other.name == channel.name || other.id == channel.name);
    });
    const QString id = QString::fromStdString(channel.id);
    const QString name = QString::fromStdString(channel.name);
    return name.isEmpty() ? id : isTold ? name : QStringLiteral("%1 (%2)").arg(name, id);
}

}  // namespace

DestinationDialog::DestinationDialog(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent)
    : QDialog(parent),
      m_desk(desk),
      m_broadcaster(broadcaster),
      m_choices(new QButtonGroup(this)),
      m_pages(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("destinationDialog"));
    setWindowTitle(tr("Where to publish"));
    setMinimumWidth(560);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(14);
    column->addWidget(widgets::makeLabel(tr("Where to publish"), "title", this));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    const QString names[] = {tr("This computer"), tr("Sigma server"), tr("Another service")};
    const QString icons[] = {QStringLiteral("computer"), QStringLiteral("server"),
                             QStringLiteral("cloud")};
    for (int index = 0; index < 3; ++index) {
        auto* button = widgets::makeButton(QStringLiteral("destinationKind%1").arg(index),
                                           names[index], "choice", this);
        button->setIcon(widgets::icon(icons[index]));
        button->setIconSize({20, 20});
        button->setCheckable(true);
        m_choices->addButton(button, index);
        row->addWidget(button, 1);
    }
    column->addLayout(row);
    m_pages->addWidget(makeLocalPage());
    m_pages->addWidget(makeServerPage());
    m_pages->addWidget(makeServicePage());
    column->addWidget(m_pages, 1);
    m_further = new FurtherServicesList(m_desk.settings().further, m_broadcaster.credentials(),
                                        m_broadcaster.services().secrets.whereabouts(), this);
    column->addWidget(m_further);
    m_problem = widgets::makeLabel({}, "problem", this);
    m_problem->setObjectName(QStringLiteral("destinationProblem"));
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    auto* buttons = new QHBoxLayout;
    auto* cancel = widgets::makeButton(QStringLiteral("destinationCancel"), tr("Cancel"), "", this);
    m_done = widgets::makeButton(QStringLiteral("destinationDone"), tr("Done"), "primary", this);
    m_done->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_done);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_done, &QPushButton::clicked, this, &DestinationDialog::finish);
    connect(m_choices, &QButtonGroup::idClicked, this,
            [this](int index) { choose(static_cast<DestinationKind>(index)); });
    for (QLineEdit* const place : {m_address, m_user, m_url}) {
        connect(place, &QLineEdit::textChanged, this, &DestinationDialog::showSecrets);
    }
    connect(&m_broadcaster.credentials(), &Credentials::changed, this,
            &DestinationDialog::showSecrets);
    connect(this, &QDialog::finished, this,
            [this] { m_broadcaster.credentials().keepOnly(m_desk.settings()); });
    showSecrets();
    choose(m_desk.settings().destination.kind);
}

QWidget* DestinationDialog::makeLocalPage() {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeHint(
        tr("The studio has a server of its own. Viewers on this computer see you at once, with "
           "nothing to set up and nothing to sign in to."),
        page));
    const QString watch = m_broadcaster.watchUrl();
    if (!watch.isEmpty() && m_desk.settings().destination.kind == DestinationKind::kThisComputer) {
        column->addWidget(widgets::makeLabel(watch, "heading", page));
    }
    column->addStretch(1);
    return page;
}

QWidget* DestinationDialog::makeServerPage() {
    const DestinationSettings& destination = m_desk.settings().destination;
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    column->addWidget(makeHint(
        tr("A Sigma server gives you a place on one of its channels. The password is used once "
           "and not kept."),
        page));
    column->addSpacing(6);
    m_address =
        addField(*column, QStringLiteral("serverAddress"), tr("Address"), destination.serverAddress,
                 QStringLiteral("https://live.example.org"), page);
    m_user = addField(*column, QStringLiteral("serverUser"), tr("User name"), destination.userName,
                      {}, page);
    m_password = addField(*column, QStringLiteral("serverPassword"), tr("Password"), {}, {}, page);
    m_password->setEchoMode(QLineEdit::Password);
    column->addWidget(widgets::makeLabel(tr("Channel"), "dim", page));
    m_channel = new QComboBox(page);
    m_channel->setObjectName(QStringLiteral("serverChannel"));
    m_channel->setAccessibleName(tr("Channel"));
    m_channel->setEditable(true);
    m_channel->lineEdit()->setPlaceholderText(tr("yours are listed after signing in"));
    m_channel->setEditText(QString::fromStdString(destination.channel));
    column->addWidget(m_channel);
    column->addStretch(1);
    return page;
}

QWidget* DestinationDialog::makeServicePage() {
    const DestinationSettings& destination = m_desk.settings().destination;
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    column->addWidget(
        makeHint(tr("Any service that takes RTMP or RTMPS. It tells you its address and your "
                    "stream key."),
                 page));
    column->addSpacing(6);
    m_url = addField(*column, QStringLiteral("serviceUrl"), tr("Address"), destination.serviceUrl,
                     QStringLiteral("rtmps://live.example.org/app"), page);
    m_key = addKeyField(*column, QStringLiteral("serviceKey"), page);
    auto* where = widgets::makeLabel(m_broadcaster.services().secrets.whereabouts(), "small", page);
    where->setWordWrap(true);
    column->addWidget(where);
    column->addStretch(1);
    return page;
}

void DestinationDialog::choose(DestinationKind kind) {
    m_kind = kind;
    const int index = static_cast<int>(kind);
    m_choices->button(index)->setChecked(true);
    m_pages->setCurrentIndex(index);
    m_problem->clear();
}

DestinationSettings DestinationDialog::chosen() const {
    return {m_kind, m_url->text().trimmed().toStdString(),
            m_address->text().trimmed().toStdString(), m_user->text().trimmed().toStdString(),
            chosenChannel()};
}

/// The one that was chosen; else what was typed, which may be one of the list by its id or title.
std::string DestinationDialog::chosenChannel() const {
    const QString typed = m_channel->currentText().trimmed();
    int listed = m_channel->currentIndex();
    if (m_channel->itemText(listed) != typed) {
        listed = m_channel->findData(typed);
    }
    if (listed < 0) {
        listed = m_channel->findText(typed);
    }
    return (listed < 0 ? typed : m_channel->itemData(listed).toString()).toStdString();
}

/// Of the server or service whose address is there now.
bool DestinationDialog::hasSecret(DestinationKind kind) const {
    DestinationSettings destination = chosen();
    destination.kind = kind;
    return m_broadcaster.credentials().hasFor(destination);
}

void DestinationDialog::showSecrets() {
    m_password->setPlaceholderText(hasSecret(DestinationKind::kSigmaServer) ? tr("signed in")
                                                                            : QString());
    showKept(*m_key, hasSecret(DestinationKind::kOtherService));
}

void DestinationDialog::finish() {
    StudioSettings settings = m_desk.settings();
    settings.destination = chosen();
    const bool signsIn = m_kind == DestinationKind::kSigmaServer && !m_password->text().isEmpty();
    for (const SettingsProblem problem : problemsOf(settings)) {
        // Which there are is known once somebody is signed in.
        if (signsIn && problem == SettingsProblem::kChannelMissing) {
            continue;
        }
        if (problem == SettingsProblem::kServiceUrlWrong ||
            problem == SettingsProblem::kServerAddressWrong ||
            problem == SettingsProblem::kChannelMissing) {
            m_problem->setText(words::problemSentence(problem));
            return;
        }
    }
    if (signsIn) {
        signIn();
        return;
    }
    if (m_kind == DestinationKind::kOtherService && !m_key->text().isEmpty()) {
        m_broadcaster.credentials().setServiceKey(settings.destination.serviceUrl, m_key->text());
    }
    if (hasSecret(m_kind)) {
        take();
    } else {
        askForSecret();
    }
}

void DestinationDialog::askForSecret() {
    const bool isServer = m_kind == DestinationKind::kSigmaServer;
    m_problem->setText(isServer ? tr("Enter your password: you are not signed in at this address "
                                     "with this user name.")
                                : keyMissingSentence());
    (isServer ? m_password : m_key)->setFocus();
}

void DestinationDialog::signIn() {
    m_done->setEnabled(false);
    m_problem->clear();
    m_done->setText(tr("Signing in…"));
    const QPointer<DestinationDialog> self(this);
    m_broadcaster.credentials().signIn(
        chosen(), m_password->text(), [self](const Result<ServerSignIn>& signedIn) {
            if (!self) {
                return;
            }
            self->m_done->setEnabled(true);
            self->m_done->setText(tr("Done"));
            if (signedIn.has_error()) {
                self->m_problem->setText(words::sentence(words::failure(signedIn.error())));
            } else {
                self->offerChannels(signedIn->channels);
            }
        });
}

/// One is taken as it is; of several the person chooses, where none was named before.
void DestinationDialog::offerChannels(const std::vector<DeviceChoice>& channels) {
    m_password->clear();
    showSecrets();
    const QString wanted = QString::fromStdString(chosenChannel());
    m_channel->clear();
    for (const DeviceChoice& channel : channels) {
        m_channel->addItem(titleOf(channel, channels), QString::fromStdString(channel.id));
    }
    const int known = m_channel->findData(wanted);
    m_channel->setCurrentIndex(wanted.isEmpty() && channels.size() == 1 ? 0 : known);
    if (known < 0 && !wanted.isEmpty()) {
        m_channel->setEditText(wanted);
    }
    if (chosenChannel().empty()) {
        m_problem->setText(words::problemSentence(SettingsProblem::kChannelMissing));
        m_channel->setFocus();
        return;
    }
    take();
}

void DestinationDialog::take() {
    StudioSettings settings = m_desk.settings();
    settings.destination = chosen();
    settings.further = m_further->services();
    m_further->keepKeys();
    // The picture may be locked while live; where to publish is not.
    static_cast<void>(m_desk.apply(settings));
    m_broadcaster.lookAround();
    accept();
}

}  // namespace sigma::ui
