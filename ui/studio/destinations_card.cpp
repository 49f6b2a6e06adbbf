#include "ui/studio/destinations_card.h"

#include <QHBoxLayout>

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

QPixmap markOf(OutputState state, double scale) {
    const widgets::ThemeTokens& tokens = widgets::currentTokens();
    switch (state) {
        case OutputState::kLive:
            return widgets::iconPixmap(QStringLiteral("check_circle"), tokens.good, kMarkSide,
                                       scale);
        case OutputState::kReconnecting:
            return widgets::iconPixmap(QStringLiteral("warning"), tokens.warning, kMarkSide, scale);
        case OutputState::kRefused:
            return widgets::iconPixmap(QStringLiteral("error"), tokens.bad, kMarkSide, scale);
        case OutputState::kConnecting:
        case OutputState::kEnding:
        case OutputState::kEnded:
            break;
    }
    return widgets::iconPixmap(QStringLiteral("waiting"), tokens.dimText, kMarkSide, scale);
}

}  // namespace

DestinationsCard::DestinationsCard(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent)
    : QFrame(parent), m_desk(desk), m_broadcaster(broadcaster), m_column(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("destinationsCard"));
    setProperty("card", QStringLiteral("true"));
    m_column->setContentsMargins(16, 10, 16, 10);
    m_column->setSpacing(6);
    hide();
}

void DestinationsCard::addRow() {
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    auto* mark = new QLabel(line);
    mark->setFixedSize(kMarkSide, kMarkSide);
    auto* name = new widgets::ElidedLabel(line, Qt::ElideMiddle);
    auto* state = widgets::makeLabel({}, "small", line);
    state->setObjectName(QStringLiteral("destinationState%1").arg(m_rows.size()));
    auto* words = new QBoxLayout(QBoxLayout::TopToBottom);
    words->setSpacing(0);
    words->addWidget(name, 1);
    words->addWidget(state);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    m_column->addWidget(line);
    m_rows.push_back({line, mark, name, state, words});
}

QString DestinationsCard::nameOf(std::size_t index) const {
    // The main one's is in the language of now.
    return index == 0 ? words::destinationName(m_desk.settings().destination)
                      : QString::fromStdString(m_broadcaster.report().destinations[index].name);
}

void DestinationsCard::refresh() {
    const auto& destinations = m_broadcaster.report().destinations;
    setVisible(destinations.size() > 1);
    if (destinations.size() < 2) {
        return;
    }
    while (m_rows.size() < destinations.size()) {
        addRow();
    }
    for (std::size_t index = 0; index != m_rows.size(); ++index) {
        const bool isThere = index < destinations.size();
        m_rows[index].line->setVisible(isThere);
        if (isThere) {
            showRow(index);
        }
    }
}

void DestinationsCard::showRow(std::size_t index) {
    Row& row = m_rows[index];
    const publish::OutputStatus& status = m_broadcaster.report().destinations[index].status;
    if (row.shown != status.state) {
        row.shown = status.state;
        row.mark->setPixmap(markOf(status.state, devicePixelRatioF()));
        // What has a reason needs lines of its own for it.
        const bool isLong =
            status.state == OutputState::kReconnecting || status.state == OutputState::kRefused;
        row.words->setDirection(isLong ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        row.state->setWordWrap(isLong);
    }
    const QString name = nameOf(index);
    if (row.name->fullText() != name) {
        row.name->setFullText(name);
    }
    const QString state = words::destinationState(status, m_broadcaster.figures().sentTo(index));
    if (row.state->text() != state) {
        row.state->setText(state);
        row.state->setAccessibleName(QStringLiteral("%1: %2").arg(name, state));
    }
}

}  // namespace sigma::ui
