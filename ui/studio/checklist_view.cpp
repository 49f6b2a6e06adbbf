#include "ui/studio/checklist_view.h"

#include <QHBoxLayout>
#include <algorithm>

#include "ui/studio/broadcaster.h"
#include "ui/studio/check_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/pieces.h"
#include "ui/widgets/theme.h"

namespace sigma::ui {
namespace {

constexpr int kMarkSide = 20;
constexpr int kMostRowHeight = 76;

QPixmap markOf(CheckState state, double scale) {
    const widgets::ThemeTokens& tokens = widgets::currentTokens();
    switch (state) {
        case CheckState::kPassed:
            return widgets::iconPixmap(QStringLiteral("check_circle"), tokens.good, kMarkSide,
                                       scale);
        case CheckState::kWaiting:
            return widgets::iconPixmap(QStringLiteral("waiting"), tokens.dimText, kMarkSide, scale);
        case CheckState::kWarning:
            return widgets::iconPixmap(QStringLiteral("warning"), tokens.warning, kMarkSide, scale);
        case CheckState::kFailed:
            return widgets::iconPixmap(QStringLiteral("error"), tokens.bad, kMarkSide, scale);
    }
    return {};
}

bool isSame(const CheckItem& a, const CheckItem& b) {
    return a.id == b.id && a.state == b.state && a.reason == b.reason && a.fix == b.fix &&
           a.detail == b.detail && a.source == b.source && a.bitrate == b.bitrate;
}

}  // namespace

ChecklistView::ChecklistView(Broadcaster& broadcaster, QWidget* parent)
    : QWidget(parent), m_broadcaster(broadcaster) {
    const widgets::Card card = widgets::makeCard(QStringLiteral("checklist"), this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card.frame);
    card.column->addWidget(widgets::makeLabel(tr("Before you go live"), "heading", this));
    m_summary = widgets::makeLabel({}, "small", this);
    m_summary->setObjectName(QStringLiteral("checkSummary"));
    card.column->addWidget(m_summary);
    QVBoxLayout* const rows = widgets::addScrollingColumn(card, this);
    for (const CheckId id :
         {CheckId::kServer, CheckId::kKey, CheckId::kCamera, CheckId::kMicrophone,
          CheckId::kEncoder, CheckId::kBandwidth, CheckId::kFurther}) {
        addRow(id, *rows);
    }
    rows->addStretch();
    connect(&m_broadcaster, &Broadcaster::checksChanged, this, &ChecklistView::showChecks);
    showChecks();
}

void ChecklistView::addRow(CheckId id, QLayout& column) {
    auto* line = new QWidget(this);
    line->setMaximumHeight(kMostRowHeight);
    line->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 5, 0, 5);
    row->setSpacing(12);
    auto* mark = new QLabel(line);
    mark->setFixedSize(kMarkSide, kMarkSide);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addStretch(1);
    words->addWidget(widgets::makeLabel(words::checkTitle(id), "", line));
    auto* sentence = widgets::makeLabel({}, "small", line);
    sentence->setObjectName(QStringLiteral("check%1").arg(static_cast<int>(id)));
    sentence->setWordWrap(true);
    words->addWidget(sentence);
    words->addStretch(1);
    auto* fix =
        widgets::makeButton(QStringLiteral("fix%1").arg(static_cast<int>(id)), {}, "small", line);
    fix->hide();
    row->addWidget(mark);
    row->addLayout(words, 1);
    row->addWidget(fix);
    column.addWidget(line);
    const std::size_t index = m_rows.size();
    connect(fix, &QPushButton::clicked, this,
            [this, index] { Q_EMIT fixWanted(m_rows[index].item); });
    m_rows.push_back({{.id = id}, line, mark, sentence, fix});
}

void ChecklistView::showItem(Row& row, const CheckItem& item) {
    const bool isDrawn = !row.mark->pixmap(Qt::ReturnByValue).isNull();
    if (isDrawn && isSame(row.item, item)) {
        return;
    }
    row.item = item;
    row.mark->setPixmap(markOf(item.state, row.mark->devicePixelRatioF()));
    row.sentence->setText(words::checkSentence(item));
    const QString fix = words::fixName(item.fix);
    row.fix->setText(fix);
    row.fix->setAccessibleName(ChecklistView::tr("%1: %2").arg(words::checkTitle(item.id), fix));
    row.fix->setVisible(item.fix != Fix::kNone);
}

void ChecklistView::showChecks() {
    const std::vector<CheckItem>& items = m_broadcaster.checks();
    for (Row& row : m_rows) {
        const auto item = std::ranges::find(items, row.item.id, &CheckItem::id);
        row.line->setVisible(item != items.end());
        if (item != items.end()) {
            showItem(row, *item);
        }
    }
    const auto count = [&](CheckState state) {
        return static_cast<int>(std::ranges::count(items, state, &CheckItem::state));
    };
    const int failed = count(CheckState::kFailed);
    const int warnings = count(CheckState::kWarning);
    m_summary->setText(failed > 0     ? tr("%n thing(s) to mend first", nullptr, failed)
                       : warnings > 0 ? tr("Ready, with %n thing(s) to know", nullptr, warnings)
                                      : tr("Everything is ready"));
}

}  // namespace sigma::ui
