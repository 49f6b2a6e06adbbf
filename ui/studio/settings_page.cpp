#include "ui/studio/settings_page.h"

#include <QHBoxLayout>
#include <algorithm>

#include "ui/widgets/pieces.h"

namespace sigma::ui {
namespace {

constexpr int kControlWidth = 230;

}  // namespace

SettingsPage::SettingsPage(const QString& name, const QString& icon, QWidget* parent)
    : QScrollArea(parent), m_name(name), m_icon(icon) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    auto* body = new QWidget(this);
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(4, 0, 16, 0);
    m_column->setSpacing(4);
    m_column->addWidget(widgets::makeLabel(name, "title", body));
    m_column->addSpacing(8);
    setWidget(body);
}

void SettingsPage::addRow(const QString& name, const QString& meaning, QWidget* control) {
    auto* line = new QWidget(widget());
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 8, 0, 8);
    row->setSpacing(24);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    auto* label = widgets::makeLabel(name, "", line);
    label->setBuddy(control);
    words->addWidget(label);
    if (!meaning.isEmpty()) {
        auto* hint = widgets::makeLabel(meaning, "small", line);
        hint->setWordWrap(true);
        words->addWidget(hint);
    }
    row->addLayout(words, 1);
    control->setParent(line);
    control->setAccessibleName(name);
    control->setAccessibleDescription(meaning);
    control->setFixedWidth(kControlWidth);
    row->addWidget(control, 0, Qt::AlignTop);
    m_column->addWidget(line);
    m_rows.push_back({name + QLatin1Char(' ') + meaning + QLatin1Char(' ') + m_name, line});
}

void SettingsPage::addText(const QString& text) {
    auto* label = widgets::makeLabel(text, "small", widget());
    label->setWordWrap(true);
    m_column->addWidget(label);
}

void SettingsPage::addSpace() {
    m_column->addStretch(1);
}

int SettingsPage::filter(const QString& words) {
    const QStringList wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    int count = 0;
    for (const Row& row : m_rows) {
        const bool isShown = std::all_of(wanted.begin(), wanted.end(), [&](const QString& word) {
            return row.text.contains(word, Qt::CaseInsensitive);
        });
        row.line->setVisible(isShown);
        count += isShown ? 1 : 0;
    }
    return count;
}

}  // namespace sigma::ui
