#include "ui/studio/source_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>

#include "ui/studio/source_words.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/pieces.h"
#include "ui/widgets/theme.h"
#include "ui/words/failure_words.h"

namespace sigma::ui {
namespace {

using capture::SourceState;

QString markOf(SourceState state) {
    switch (state) {
        case SourceState::kRunning:
            return QStringLiteral("check_circle");
        case SourceState::kStarting:
            return QStringLiteral("waiting");
        case SourceState::kStalled:
        case SourceState::kFailed:
            return QStringLiteral("warning");
        case SourceState::kEnded:
        case SourceState::kStopped:
            return QStringLiteral("stop");
    }
    return {};
}

QColor colorOf(SourceState state) {
    const widgets::ThemeTokens& tokens = widgets::currentTokens();
    switch (state) {
        case SourceState::kRunning:
            return tokens.good;
        case SourceState::kStalled:
        case SourceState::kFailed:
            return tokens.warning;
        default:
            return tokens.dimText;
    }
}

}  // namespace

SourceRow::SourceRow(StudioDesk& desk, const DeskSource& source, QWidget* parent)
    : QFrame(parent),
      m_desk(desk),
      m_id(source.id),
      m_hasVideo(source.hasVideo),
      m_name(new widgets::ElidedLabel(this)),
      m_editor(new QLineEdit(this)),
      m_mark(new QLabel(this)),
      m_status(new widgets::ElidedLabel(this)),
      m_place(widgets::makeLabel({}, "small", this)) {
    const QString name = QString::fromStdString(source.saved.name);
    setProperty("card", QStringLiteral("row"));
    setObjectName(QStringLiteral("source%1").arg(m_id));
    auto* kind = new QLabel(this);
    kind->setPixmap(widgets::iconPixmap(words::sourceIcon(source.saved.settings),
                                        widgets::currentTokens().text, 20, devicePixelRatioF()));
    kind->setToolTip(words::sourceKind(source.saved.settings));
    m_name->setFullText(name);
    m_editor->setText(name);
    m_editor->setProperty("bare", true);
    m_editor->setAccessibleName(tr("Name of the source"));
    m_editor->setMaxLength(60);
    m_editor->hide();
    m_editor->installEventFilter(this);
    connect(m_editor, &QLineEdit::returnPressed, this, &SourceRow::endRename);
    m_status->setProperty("look", QStringLiteral("small"));

    auto* words = new QVBoxLayout;
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(1);
    auto* statusRow = new QHBoxLayout;
    statusRow->setSpacing(5);
    statusRow->addWidget(m_mark);
    statusRow->addWidget(m_status, 1);
    words->addWidget(m_name);
    words->addWidget(m_editor);
    words->addLayout(statusRow);

    m_front = widgets::makeButton(QStringLiteral("sourceFront%1").arg(m_id), tr("Put in front"),
                                  "small", this);
    m_front->setAccessibleName(tr("Put %1 in front").arg(name));
    connect(m_front, &QPushButton::clicked, this, [this] { m_desk.setMain(m_id); });
    m_menu = widgets::makeIconButton(QStringLiteral("sourceMenu%1").arg(m_id),
                                     QStringLiteral("more"), tr("More for %1").arg(name), this);
    connect(m_menu, &QPushButton::clicked, this, &SourceRow::showMenu);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 5, 4, 5);
    row->setSpacing(11);
    row->addWidget(kind);
    row->addLayout(words, 1);
    row->addWidget(m_place);
    row->addWidget(m_front);
    row->addWidget(m_menu);
    setStatus({SourceState::kStarting, {}});
    setPlace(false, false, false);
}

void SourceRow::setStatus(const capture::SourceStatus& status) {
    const QString reason = words::told(status.reason);
    if (status.state == m_state && reason == m_reason) {
        return;
    }
    m_state = status.state;
    m_reason = reason;
    m_mark->setPixmap(
        widgets::iconPixmap(markOf(m_state), colorOf(m_state), 13, devicePixelRatioF()));
    const QString state = words::sourceState(m_state);
    m_status->setFullText(reason.isEmpty() ? state : tr("%1: %2").arg(state, reason));
}

void SourceRow::setPlace(bool isMain, bool isGuest, bool isGuestShown) {
    const QString guest = isGuestShown ? tr("Guest") : tr("Guest, hidden");
    m_place->setText(isMain ? tr("In front") : isGuest ? guest : QString());
    m_place->setToolTip(isGuest && !isGuestShown ? tr("Choose a layout with a guest to show it.")
                                                 : QString());
    m_place->setVisible(isMain || isGuest);
    m_front->setVisible(m_hasVideo && !isMain && !isGuest);
}

void SourceRow::mouseDoubleClickEvent(QMouseEvent*) {
    beginRename();
}

bool SourceRow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_editor && !m_editor->isHidden()) {
        if (event->type() == QEvent::KeyPress &&
            static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
            m_editor->setText(m_name->fullText());
            endRename();
            return true;
        }
        if (event->type() == QEvent::FocusOut) {
            endRename();
        }
    }
    return QFrame::eventFilter(watched, event);
}

void SourceRow::beginRename() {
    m_name->hide();
    m_editor->show();
    m_editor->selectAll();
    m_editor->setFocus();
}

void SourceRow::endRename() {
    if (m_editor->isHidden()) {
        return;
    }
    m_editor->hide();
    m_name->show();
    if (m_editor->text() != m_name->fullText()) {
        // Last: the list is built anew, and this row goes.
        m_desk.renameSource(m_id, m_editor->text());
    }
}

void SourceRow::showMenu() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_hasVideo) {
        menu->addAction(tr("Put in front"), this, [this] { m_desk.setMain(m_id); });
        menu->addAction(tr("Show as the guest"), this, [this] { m_desk.setGuest(m_id); });
        menu->addSeparator();
    }
    menu->addAction(widgets::icon(QStringLiteral("pencil")), tr("Rename"), this,
                    &SourceRow::beginRename);
    menu->addAction(widgets::icon(QStringLiteral("settings")), tr("Change…"), this,
                    [this] { Q_EMIT changeWanted(m_id); });
    menu->addAction(widgets::icon(QStringLiteral("refresh")), tr("Start anew"), this,
                    [this] { m_desk.retrySource(m_id); });
    menu->addSeparator();
    menu->addAction(widgets::icon(QStringLiteral("trash")), tr("Remove"), this,
                    [this] { m_desk.removeSource(m_id); });
    menu->popup(m_menu->mapToGlobal(QPoint(0, m_menu->height())));
}

}  // namespace sigma::ui
