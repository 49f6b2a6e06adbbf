#include "ui/studio/destinations_card.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <algorithm>

#include "ui/studio/broadcaster.h"
#include "ui/studio/destination_words.h"
#include "ui/studio/words.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/pieces.h"
#include "ui/widgets/theme.h"

namespace sigma::ui {
namespace {

using publish::OutputState;

constexpr int kMarkSide = 16;
constexpr int kSwitchSide = 22;  // with the frame of what has the keyboard
constexpr int kGap = 10;

struct Mark {
    QString icon;
    QColor color;
};

Mark markOf(const std::optional<publish::OutputStatus>& status) {
    const widgets::ThemeTokens& tokens = widgets::currentTokens();
    if (!status) {
        return {QStringLiteral("stop"), tokens.dimText};
    }
    switch (status->state) {
        case OutputState::kLive:
            return {QStringLiteral("check_circle"), tokens.good};
        case OutputState::kReconnecting:
            return {QStringLiteral("warning"), tokens.warning};
        case OutputState::kRefused:
            return {QStringLiteral("error"), tokens.bad};
        case OutputState::kConnecting:
        case OutputState::kEnding:
        case OutputState::kEnded:
            break;
    }
    return {QStringLiteral("waiting"), tokens.dimText};
}

}  // namespace

DestinationsCard::DestinationsCard(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent)
    : QFrame(parent), m_desk(desk), m_broadcaster(broadcaster), m_column(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("destinationsCard"));
    setProperty("card", QStringLiteral("true"));
    m_column->setContentsMargins(16, 8, 12, 8);
    m_column->setSpacing(4);
    hide();
}

void DestinationsCard::buildFor(const std::vector<FurtherService>& services) {
    std::vector<std::string> ids = {{}};
    for (const FurtherService& service : services) {
        ids.push_back(service.id);
    }
    if (std::ranges::equal(ids, m_rows, {}, {}, &Row::id)) {
        return;
    }
    widgets::clearColumn(*m_column);
    m_rows.clear();
    for (const std::string& id : ids) {
        addRow(id);
    }
}

void DestinationsCard::addRow(const std::string& id) {
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    auto* mark = new QLabel(line);
    mark->setFixedSize(kMarkSide, kMarkSide);
    auto* name = new widgets::ElidedLabel(line, Qt::ElideMiddle);
    auto* state = widgets::makeLabel({}, "small", line);
    state->setObjectName(QStringLiteral("destinationState%1").arg(m_rows.size()));
    auto* reason = widgets::makeLabel({}, "small", line);
    reason->setWordWrap(true);
    reason->setObjectName(QStringLiteral("destinationReason%1").arg(m_rows.size()));
    reason->hide();
    auto* first = new QHBoxLayout;
    first->setSpacing(kGap);
    first->addWidget(name, 1);
    first->addWidget(state);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addLayout(first);
    words->addWidget(reason);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    QCheckBox* isOn = nullptr;
    if (id.empty()) {
        row->addSpacing(kSwitchSide + kGap);
    } else {
        isOn = new QCheckBox(line);
        isOn->setObjectName(QStringLiteral("destinationOn%1").arg(m_rows.size()));
        isOn->setFixedWidth(kSwitchSide);
        connect(isOn, &QCheckBox::clicked, this,
                [this, id](bool isWanted) { switchOver(id, isWanted); });
        row->addWidget(isOn, 0, Qt::AlignTop);
    }
    m_column->addWidget(line);
    m_rows.push_back({id, mark, name, state, reason, isOn});
}

void DestinationsCard::switchOver(const std::string& id, bool isOn) {
    StudioSettings settings = m_desk.settings();
    const auto service = std::ranges::find(settings.further, id, &FurtherService::id);
    if (service != settings.further.end()) {
        service->isOn = isOn;
        // The picture may be locked while live; where to publish is not.
        static_cast<void>(m_desk.apply(settings));
        refresh();
    }
}

DestinationsCard::Status DestinationsCard::statusOf(const std::string& id, bool isOn) const {
    const auto& destinations = m_broadcaster.report().destinations;
    const auto found = std::ranges::find(destinations, id, &studio::DestinationReport::id);
    if (!isOn) {
        return std::nullopt;
    }
    return found == destinations.end() ? publish::OutputStatus() : found->status;
}

void DestinationsCard::refresh() {
    const std::vector<FurtherService>& services = m_desk.settings().further;
    const bool isLive = m_broadcaster.report().state != studio::BroadcastState::kIdle;
    setVisible(isLive && !services.empty());
    if (!isLive || services.empty()) {
        return;
    }
    buildFor(services);
    showRow(m_rows[0], words::destinationName(m_desk.settings().destination), statusOf({}, true));
    const bool isEnding = m_broadcaster.report().state == studio::BroadcastState::kEnding;
    for (std::size_t index = 0; index != services.size(); ++index) {
        const FurtherService& service = services[index];
        Row& row = m_rows[index + 1];
        row.isOn->setChecked(service.isOn);
        row.isOn->setEnabled(!isEnding);
        showRow(row, QString::fromStdString(service.name), statusOf(service.id, service.isOn));
    }
}

void DestinationsCard::showRow(Row& row, const QString& name, const Status& status) {
    const Mark mark = markOf(status);
    if (row.shownMark != mark.icon) {
        row.shownMark = mark.icon;
        row.mark->setPixmap(
            widgets::iconPixmap(mark.icon, mark.color, kMarkSide, devicePixelRatioF()));
    }
    const QString state =
        status ? words::destinationState(*status, m_broadcaster.figures().sentTo(row.id))
               : tr("Off");
    const bool isRenamed = row.name->fullText() != name;
    if (isRenamed || row.state->text() != state) {
        row.state->setText(state);
        row.state->setAccessibleName(QStringLiteral("%1: %2").arg(name, state));
    }
    if (isRenamed) {
        row.name->setFullText(name);
        if (row.isOn != nullptr) {
            row.isOn->setAccessibleName(tr("Publish to %1").arg(name));
            row.isOn->setToolTip(row.isOn->accessibleName());
        }
    }
    const QString reason = status ? words::destinationReason(*status) : QString();
    if (row.reason->text() != reason) {
        row.reason->setText(reason);
        row.reason->setVisible(!reason.isEmpty());
        giveLinesTo(*row.reason);
    }
}

/// A scroll area asks its content for a height only, not for the one at its width.
void DestinationsCard::giveLinesTo(QLabel& reason) const {
    const QMargins margins = m_column->contentsMargins();
    const int room =
        width() - margins.left() - margins.right() - kMarkSide - kSwitchSide - 2 * kGap;
    reason.setMinimumHeight(std::max(0, reason.heightForWidth(std::max(1, room))));
}

void DestinationsCard::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    for (const Row& row : m_rows) {
        giveLinesTo(*row.reason);
    }
}

}  // namespace sigma::ui
