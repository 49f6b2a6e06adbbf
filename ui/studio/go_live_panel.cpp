#include "ui/studio/go_live_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>

#include "ui/studio/broadcaster.h"
#include "ui/studio/words.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/go_live_button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/pieces.h"
#include "ui/words/failure_words.h"
#include "ui/words/figure_words.h"

namespace sigma::ui {
namespace {

using Look = widgets::GoLiveButton::Look;

QString iconOf(DestinationKind kind) {
    switch (kind) {
        case DestinationKind::kThisComputer:
            return QStringLiteral("computer");
        case DestinationKind::kSigmaServer:
            return QStringLiteral("server");
        case DestinationKind::kOtherService:
            return QStringLiteral("cloud");
    }
    return {};
}

}  // namespace

GoLivePanel::GoLivePanel(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_broadcaster(broadcaster),
      m_button(new widgets::GoLiveButton(this)),
      m_place(new widgets::ElidedLabel(this, Qt::ElideMiddle)) {
    const widgets::Card card = widgets::makeCard(QStringLiteral("goLivePanel"), this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card.frame);
    card.column->setContentsMargins(12, 12, 12, 10);
    card.column->setSpacing(6);
    m_button->setObjectName(QStringLiteral("goLive"));
    card.column->addWidget(m_button);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(6, 0, 0, 0);
    row->addWidget(widgets::makeLabel(tr("To"), "dim", this));
    row->addWidget(m_place, 1);
    m_destination = widgets::makeButton(QStringLiteral("destination"), tr("Change"), "small", this);
    m_destination->setAccessibleName(tr("Choose where to publish"));
    row->addWidget(m_destination);
    card.column->addLayout(row);
    m_hindrance = widgets::makeLabel({}, "problem", this);
    m_hindrance->setObjectName(QStringLiteral("hindrance"));
    m_hindrance->setWordWrap(true);
    card.column->addWidget(m_hindrance);
    connect(m_destination, &QPushButton::clicked, this, &GoLivePanel::destinationWanted);
    connect(m_button, &QAbstractButton::pressed, &m_broadcaster, &Broadcaster::press);
    connect(m_button, &QAbstractButton::clicked, this, [this] { m_broadcaster.release(true); });
    // A click follows its release at once; where none has come, the pointer had left the button.
    connect(m_button, &QAbstractButton::released, this,
            [this] { QTimer::singleShot(0, this, [this] { m_broadcaster.release(false); }); });
    connect(&m_broadcaster, &Broadcaster::buttonChanged, this, &GoLivePanel::showButton);
    connect(&m_desk, &StudioDesk::settingsChanged, this, &GoLivePanel::showDestination);
    showButton();
    showDestination();
}

void GoLivePanel::showButton() {
    showHindrance();
    const GoLiveController& button = m_broadcaster.button();
    m_button->setHoldProgress(button.holdProgress());
    m_destination->setEnabled(button.state() == GoLiveState::kReady);
    switch (button.state()) {
        case GoLiveState::kReady:
            m_button->setFace(Look::kReady, tr("Go live"), {});
            return;
        case GoLiveState::kChecking:
            m_button->setFace(Look::kBusy, tr("Checking…"), {});
            return;
        case GoLiveState::kConnecting:
            m_button->setFace(Look::kBusy, tr("Connecting…"), tr("Hold to cancel"));
            return;
        case GoLiveState::kLive:
            m_button->setFace(
                Look::kLive, tr("LIVE  %1").arg(words::duration(m_broadcaster.report().liveFor)),
                button.holdProgress() > 0 ? tr("Keep holding to end") : tr("Hold to end"));
            return;
        case GoLiveState::kReconnecting:
            m_button->setFace(Look::kLost,
                              tr("Reconnecting (%1 s)").arg(button.reconnectsIn().count()),
                              tr("Hold to end"));
            return;
        case GoLiveState::kEnding:
            m_button->setFace(Look::kBusy, tr("Ending…"), {});
            return;
    }
}

/// Why the broadcast is not on air yet, or not any more.
void GoLivePanel::showHindrance() {
    const std::string reason = m_broadcaster.hindrance();
    m_hindrance->setText(words::sentence(words::told(reason)));
    m_hindrance->setVisible(!reason.empty());
}

void GoLivePanel::showDestination() {
    const DestinationSettings& destination = m_desk.settings().destination;
    const auto further = static_cast<int>(switchedOn(m_desk.settings().further).size());
    const QString name = words::destinationName(destination);
    m_place->setFullText(further == 0 ? name : tr("%1 and %n more", nullptr, further).arg(name));
    m_destination->setIcon(widgets::icon(iconOf(destination.kind)));
}

}  // namespace sigma::ui
