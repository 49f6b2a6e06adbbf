#include "ui/studio/programme_view.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedLayout>

#include "ui/player/player_view.h"
#include "ui/player/player_words.h"
#include "ui/studio/broadcaster.h"
#include "ui/widgets/pieces.h"
#include "ui/widgets/preview_view.h"
#include "ui/words/failure_words.h"

namespace sigma::ui {
namespace {

constexpr int kFromTop = 10;

}  // namespace

ProgrammeView::ProgrammeView(Broadcaster& broadcaster, QWidget* parent)
    : QWidget(parent),
      m_broadcaster(broadcaster),
      m_preview(new widgets::PreviewView(this)),
      m_player(new PlayerView(broadcaster.clock(), this)),
      m_stack(new QStackedLayout(this)),
      m_choice(makeChoice()) {
    m_preview->setObjectName(QStringLiteral("preview"));
    m_player->setAccessibleName(tr("The programme as viewers see it"));
    m_stack->addWidget(m_preview);
    m_stack->addWidget(m_player);
    connect(m_player, &PlayerView::refreshed, this, &ProgrammeView::showLatency);
    refresh();
}

/// Over the picture, at its upper edge: neither way of looking moves anything else.
QWidget* ProgrammeView::makeChoice() {
    auto* choice = new QFrame(this);
    choice->setObjectName(QStringLiteral("returnChoice"));
    choice->setProperty("card", QStringLiteral("chips"));
    auto* row = new QHBoxLayout(choice);
    row->setContentsMargins(3, 3, 3, 3);
    row->setSpacing(2);
    m_here = widgets::makeButton(QStringLiteral("showProgramme"), tr("Programme"), "chip", choice);
    m_there =
        widgets::makeButton(QStringLiteral("showReturn"), tr("As viewers see it"), "chip", choice);
    for (QPushButton* const button : {m_here, m_there}) {
        button->setCheckable(true);
        button->setAutoExclusive(true);
        row->addWidget(button);
    }
    m_here->setToolTip(tr("The picture as it leaves the studio"));
    m_there->setToolTip(tr("Plays the broadcast as it arrives at viewers, with its delay"));
    m_here->setChecked(true);
    connect(m_here, &QPushButton::clicked, this, [this] { setReturnShown(false); });
    connect(m_there, &QPushButton::clicked, this, [this] { setReturnShown(true); });
    return choice;
}

bool ProgrammeView::showsReturn() const {
    return m_stack->currentWidget() == m_player;
}

void ProgrammeView::setReturnShown(bool isShown) {
    const std::string url = m_broadcaster.playUrl();
    const bool isPossible = isShown && !url.empty();
    if (isPossible == showsReturn()) {
        return;
    }
    (isPossible ? m_there : m_here)->setChecked(true);
    if (!isPossible) {
        m_player->setSource(nullptr);
        m_stack->setCurrentWidget(m_preview);
        showLatency();
        return;
    }
    m_stack->setCurrentWidget(m_player);
    m_choice->raise();
    auto opened = m_broadcaster.services().streams.open(url);
    if (opened.has_error()) {
        m_player->setMessage(words::sentence(words::failure(opened.error())));
        return;
    }
    m_player->setSource(*std::move(opened), true);
    m_player->setFocus();
}

void ProgrammeView::refresh() {
    const bool isThere = !m_broadcaster.playUrl().empty();
    if (!isThere) {
        setReturnShown(false);
    }
    if (m_choice->isHidden() == isThere) {
        m_choice->setVisible(isThere);
        placeChoice();
    }
}

void ProgrammeView::showLatency() {
    const auto& latency = m_player->snapshot().player.latency;
    const bool isKnown = m_player->hasSource() && latency;
    const QString words = tr("As viewers see it");
    const QString text =
        isKnown ? QStringLiteral("%1 · %2").arg(words, words::seconds(*latency)) : words;
    if (m_there->text() != text) {
        m_there->setText(text);
        m_there->setAccessibleName(text);
        placeChoice();
    }
}

void ProgrammeView::placeChoice() {
    m_choice->adjustSize();
    m_choice->move((width() - m_choice->width()) / 2, kFromTop);
    m_choice->raise();
}

void ProgrammeView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeChoice();
}

}  // namespace sigma::ui
