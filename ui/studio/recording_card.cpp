#include "ui/studio/recording_card.h"

#include <QHBoxLayout>
#include <QStyle>
#include <QTimer>

#include "ui/studio/broadcaster.h"
#include "ui/studio/disk_room.h"
#include "ui/studio/studio_desk.h"
#include "ui/studio/words.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/pieces.h"
#include "ui/words/failure_words.h"
#include "ui/words/figure_words.h"

namespace sigma::ui {

using studio::RecordingState;

namespace {

constexpr int kRoomMilliseconds = 5000;

}  // namespace

RecordingCard::RecordingCard(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_broadcaster(broadcaster),
      m_words(new widgets::ElidedLabel(this, Qt::ElideMiddle)) {
    const widgets::Card card = widgets::makeCard(QStringLiteral("recordingCard"), this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card.frame);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    m_title = widgets::makeLabel(tr("Recording"), "heading", this);
    m_words->setProperty("look", QStringLiteral("small"));
    m_words->setObjectName(QStringLiteral("recordingWords"));
    words->addWidget(m_title);
    words->addWidget(m_words);
    m_room = widgets::makeLabel({}, "small", this);
    m_room->setObjectName(QStringLiteral("recordingRoom"));
    words->addWidget(m_room);
    row->addLayout(words, 1);
    m_pause = widgets::makeIconButton(QStringLiteral("recordPause"), QStringLiteral("pause"),
                                      tr("Pause the recording"), this);
    m_pause->setCheckable(true);
    m_toggle = widgets::makeButton(QStringLiteral("record"), tr("Record"), "", this);
    row->addWidget(m_pause);
    row->addWidget(m_toggle);
    card.column->addLayout(row);
    connect(m_toggle, &QPushButton::clicked, &m_broadcaster, &Broadcaster::toggleRecording);
    connect(m_pause, &QPushButton::clicked, &m_broadcaster, &Broadcaster::pauseRecording);
    connect(&m_broadcaster, &Broadcaster::refreshed, this, &RecordingCard::refresh);
    connect(&m_desk, &StudioDesk::settingsChanged, this, &RecordingCard::refresh);
    connect(&m_desk, &StudioDesk::settingsChanged, this, &RecordingCard::showRoom);
    auto* looking = new QTimer(this);
    connect(looking, &QTimer::timeout, this, &RecordingCard::showRoom);
    looking->start(kRoomMilliseconds);
    refresh();
    showRoom();
}

void RecordingCard::showRoom() {
    const auto room = freeBytes(m_desk.settings().recording.folder);
    const bool isLittle = room && *room < kLittleRoom;
    const QString look = isLittle ? QStringLiteral("problem") : QStringLiteral("small");
    if (m_room->property("look") != look) {
        m_room->setProperty("look", look);
        m_room->style()->unpolish(m_room);
        m_room->style()->polish(m_room);
    }
    m_room->setVisible(room.has_value());
    if (room) {
        m_room->setText(isLittle ? tr("Only %1 free on its disk").arg(words::bytes(*room))
                                 : tr("%1 free").arg(words::bytes(*room)));
    }
}

void RecordingCard::refresh() {
    const studio::RecordingReport& report = m_broadcaster.report().recording;
    const bool isOpen =
        report.state == RecordingState::kRecording || report.state == RecordingState::kPaused;
    if (const int state = static_cast<int>(report.state); state != m_shownState) {
        m_shownState = state;
        m_pause->setVisible(isOpen);
        m_pause->setChecked(report.state == RecordingState::kPaused);
        const QString pause = report.state == RecordingState::kPaused ? tr("Go on recording")
                                                                      : tr("Pause the recording");
        m_pause->setToolTip(pause);
        m_pause->setAccessibleName(pause);
        m_toggle->setIcon(
            widgets::icon(isOpen ? QStringLiteral("stop") : QStringLiteral("record")));
        m_toggle->setText(isOpen ? tr("Stop") : tr("Record"));
        m_toggle->setAccessibleName(isOpen ? tr("Stop the recording") : tr("Start a recording"));
        m_title->setText(report.state == RecordingState::kPaused ? tr("Recording paused")
                         : isOpen                                ? tr("Recording…")
                                                                 : tr("Recording"));
    }
    if (isOpen) {
        m_words->setFullText(
            tr("%1 · %2").arg(words::duration(report.length), words::bytes(report.bytes)));
    } else if (report.state == RecordingState::kFailed) {
        m_words->setFullText(words::told(report.reason));
    } else {
        m_words->setFullText(QString::fromStdString(m_desk.settings().recording.folder));
    }
}

}  // namespace sigma::ui
