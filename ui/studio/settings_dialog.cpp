#include "ui/studio/settings_dialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTimer>

#include "ui/studio/broadcaster.h"
#include "ui/studio/camera_page.h"
#include "ui/studio/destination_dialog.h"
#include "ui/studio/settings_pages.h"
#include "ui/studio/studio_desk.h"
#include "ui/studio/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/pieces.h"

namespace sigma::ui {
namespace {

constexpr int kTabsWidth = 210;

}  // namespace

SettingsDialog::SettingsDialog(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent)
    : QDialog(parent), m_desk(desk), m_broadcaster(broadcaster), m_settings(desk.settings()) {
    setObjectName(QStringLiteral("settingsDialog"));
    resize(860, 740);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    build();
}

void SettingsDialog::build() {
    const int shown = m_stack ? page() : 0;
    delete m_body;
    m_pages.clear();
    m_tabs.clear();
    setWindowTitle(tr("Settings"));
    m_body = new QWidget(this);
    layout()->addWidget(m_body);
    auto* row = new QHBoxLayout(m_body);
    row->setContentsMargins(20, 20, 20, 20);
    row->setSpacing(28);
    auto* tabs = new QVBoxLayout;
    tabs->setSpacing(4);
    m_search = new QLineEdit(m_body);
    m_search->setObjectName(QStringLiteral("settingsSearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the settings"));
    m_search->addAction(widgets::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(kTabsWidth);
    tabs->addWidget(m_search);
    tabs->addSpacing(8);
    m_stack = new QStackedWidget(m_body);
    auto* content = new QVBoxLayout;
    content->addWidget(m_stack, 1);
    m_problem = widgets::makeLabel({}, "problem", m_body);
    m_problem->setObjectName(QStringLiteral("settingsProblem"));
    m_problem->setWordWrap(true);
    content->addWidget(m_problem);
    auto* done = widgets::makeButton(QStringLiteral("settingsDone"), tr("Done"), "primary", m_body);
    content->addWidget(done, 0, Qt::AlignRight);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);

    const SettingsDraft draft{m_settings, [this] { apply(); }};
    addPage(makeVideoPage(draft, m_broadcaster.services().encoders, m_body), *tabs);
    addPage(makeAudioPage(draft, m_body), *tabs);
    addPage(makeNetworkPage(draft, makeDestinationButton(), m_body), *tabs);
    addPage(makeRecordingPage(draft, m_body), *tabs);
    addPage(new CameraPage(m_desk, m_broadcaster.services().cameras, m_body), *tabs);
    addPage(makeAppearancePage(draft, m_body), *tabs);
    tabs->addStretch(1);
    row->addLayout(tabs);
    row->addLayout(content, 1);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::search);
    showPage(shown);
}

void SettingsDialog::addPage(SettingsPage* page, QVBoxLayout& tabs) {
    const int index = static_cast<int>(m_pages.size());
    auto* tab = widgets::makeButton(QStringLiteral("settingsTab%1").arg(index), page->name(), "tab",
                                    m_body);
    tab->setText(QString(page->name()).replace(QLatin1Char('&'), QStringLiteral("&&")));
    tab->setIcon(widgets::icon(page->icon()));
    tab->setIconSize({18, 18});
    tab->setCheckable(true);
    tab->setAutoExclusive(true);
    tab->setFixedWidth(kTabsWidth);
    connect(tab, &QPushButton::clicked, this, [this, index] { showPage(index); });
    tabs.addWidget(tab);
    m_stack->addWidget(page);
    m_pages.push_back(page);
    m_tabs.push_back(tab);
}

int SettingsDialog::page() const {
    return m_stack->currentIndex();
}

void SettingsDialog::showPage(int index) {
    m_stack->setCurrentIndex(index);
    m_tabs[static_cast<std::size_t>(index)]->setChecked(true);
}

void SettingsDialog::search(const QString& words) {
    int first = -1;
    for (std::size_t index = 0; index < m_pages.size(); ++index) {
        const int found = m_pages[index]->filter(words);
        m_tabs[index]->setVisible(found > 0);
        if (found > 0 && first < 0) {
            first = static_cast<int>(index);
        }
    }
    m_problem->setText(first < 0 ? tr("No setting is called that.") : QString());
    if (first >= 0 && m_tabs[static_cast<std::size_t>(page())]->isHidden()) {
        showPage(first);
    }
}

/// Where to publish has a dialog of its own, which is kept by itself.
QPushButton* SettingsDialog::makeDestinationButton() {
    auto* button =
        widgets::makeButton(QStringLiteral("settingDestination"), tr("Choose…"), "", m_body);
    button->setEnabled(m_broadcaster.button().state() == GoLiveState::kReady);
    connect(button, &QPushButton::clicked, this, [this] {
        DestinationDialog(m_desk, m_broadcaster, this).exec();
        m_settings.destination = m_desk.settings().destination;
        m_settings.further = m_desk.settings().further;
    });
    return button;
}

void SettingsDialog::apply() {
    const std::vector<SettingsProblem> problems = problemsOf(m_settings);
    if (!problems.empty()) {
        m_problem->setText(words::problemSentence(problems.front()));
        return;
    }
    const bool isOtherEncoder = m_settings.video != m_desk.settings().video;
    const auto applied = m_desk.apply(m_settings);
    const bool isLive = m_broadcaster.report().state != studio::BroadcastState::kIdle;
    m_problem->setText(applied.has_error() || (isOtherEncoder && isLive)
                           ? tr("The picture changes with the next broadcast.")
                           : QString());
    if (isOtherEncoder) {
        m_broadcaster.lookAround();
    }
}

void SettingsDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_body != nullptr) {
        // Later: the control that has changed the language is still at work.
        QTimer::singleShot(0, this, &SettingsDialog::build);
    }
}

}  // namespace sigma::ui
