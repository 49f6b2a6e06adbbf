#include "ui/studio/sources_panel.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QTimer>
#include <algorithm>

#include "ui/studio/broadcaster.h"
#include "ui/studio/source_dialog.h"
#include "ui/studio/source_row.h"
#include "ui/studio/source_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/pieces.h"

namespace sigma::ui {

SourcesPanel::SourcesPanel(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_broadcaster(broadcaster) {
    const widgets::Card card = widgets::makeCard(QStringLiteral("sourcesPanel"), this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card.frame);
    card.column->setContentsMargins(16, 10, 10, 8);
    card.column->setSpacing(4);
    QHBoxLayout* head = widgets::makeCardHead(tr("Sources"), this);
    m_add = widgets::makeButton(QStringLiteral("addSource"), tr("Add"), "small", this);
    m_add->setIcon(widgets::icon(QStringLiteral("plus")));
    m_add->setAccessibleName(tr("Add a source"));
    head->addWidget(m_add);
    card.column->addLayout(head);
    m_menu = new QMenu(this);
    const std::vector<capture::SourceSettings> kinds = {
        capture::CameraSettings{},     capture::ScreenSettings{},      capture::WindowSettings{},
        capture::MicrophoneSettings{}, capture::SystemAudioSettings{}, capture::MediaFileSettings{},
        capture::ImageSettings{},      capture::TextSettings{},        capture::ColorSettings{},
        capture::TestPictureSettings{}};
    // Queued: neither menu nor row may go while it is still at work, and a dialog outlives both.
    for (const capture::SourceSettings& kind : kinds) {
        QAction* const entry =
            m_menu->addAction(widgets::icon(words::sourceIcon(kind)), words::sourceKind(kind));
        connect(
            entry, &QAction::triggered, this, [this, kind] { addKind(kind); },
            Qt::QueuedConnection);
    }
    connect(m_add, &QPushButton::clicked, this, &SourcesPanel::showAddMenu);

    m_column = widgets::addScrollingColumn(card, this);

    connect(&m_desk, &StudioDesk::sourcesChanged, this, &SourcesPanel::build, Qt::QueuedConnection);
    connect(&m_desk, &StudioDesk::layoutChanged, this, &SourcesPanel::showPlaces);
    connect(&m_broadcaster, &Broadcaster::refreshed, this, &SourcesPanel::showStatus);
    build();
}

void SourcesPanel::showAddMenu() {
    m_menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height() + 4)));
}

void SourcesPanel::build() {
    widgets::clearColumn(*m_column);
    m_rows.clear();
    for (const DeskSource& source : m_desk.sources()) {
        auto* row = new SourceRow(m_desk, source, this);
        connect(row, &SourceRow::changeWanted, this, &SourcesPanel::change, Qt::QueuedConnection);
        m_column->addWidget(row);
        m_rows.push_back(row);
    }
    if (m_rows.empty()) {
        auto* hint =
            widgets::makeLabel(tr("Add a camera, a screen or a picture to show."), "dim", this);
        hint->setWordWrap(true);
        m_column->addWidget(hint);
    }
    m_column->addStretch(1);
    showPlaces();
    showStatus();
}

void SourcesPanel::showPlaces() {
    const bool isGuestShown = m_desk.layout() != studio::Layout::kFull;
    for (SourceRow* const row : m_rows) {
        row->setPlace(m_desk.mainSource() == row->id(), m_desk.guestSource() == row->id(),
                      isGuestShown);
    }
}

void SourcesPanel::showStatus() {
    for (const studio::SourceReport& report : m_broadcaster.report().sources) {
        const auto row = std::ranges::find(m_rows, report.id, &SourceRow::id);
        if (row != m_rows.end()) {
            (*row)->setStatus(report.status);
        }
    }
}

void SourcesPanel::addKind(const capture::SourceSettings& settings) {
    // Not `this` once the dialog is open: a window in other colours has a panel of its own.
    StudioDesk& desk = m_desk;
    Broadcaster& broadcaster = m_broadcaster;
    SourceDialog dialog(settings, {}, desk.devices(), window());
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    const auto added = desk.addSource(dialog.name(), dialog.settings());
    if (added.has_error()) {
        Q_EMIT broadcaster.refused(QString::fromStdString(added.error().context));
    }
}

void SourcesPanel::change(studio::SourceId id) {
    const DeskSource* const source = m_desk.find(id);
    if (source == nullptr) {
        return;
    }
    StudioDesk& desk = m_desk;
    Broadcaster& broadcaster = m_broadcaster;
    SourceDialog dialog(source->saved.settings, QString::fromStdString(source->saved.name),
                        desk.devices(), window());
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    desk.renameSource(id, dialog.name());
    const auto changed = desk.changeSource(id, dialog.settings());
    if (changed.has_error()) {
        Q_EMIT broadcaster.refused(QString::fromStdString(changed.error().context));
    }
}

}  // namespace sigma::ui
