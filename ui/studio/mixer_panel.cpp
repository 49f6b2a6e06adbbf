#include "ui/studio/mixer_panel.h"

#include <QHBoxLayout>
#include <algorithm>

#include "ui/studio/broadcaster.h"
#include "ui/studio/mixer_strip.h"
#include "ui/studio/studio_desk.h"
#include "ui/widgets/pieces.h"

namespace sigma::ui {

MixerPanel::MixerPanel(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_broadcaster(broadcaster) {
    const widgets::Card card = widgets::makeCard(QStringLiteral("mixerPanel"), this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card.frame);
    card.column->setContentsMargins(16, 10, 10, 8);
    card.column->setSpacing(4);
    m_programme = new MixerStrip(m_desk, nullptr, this);
    card.column->addWidget(m_programme);
    m_column = widgets::addScrollingColumn(card, this);
    connect(&m_desk, &StudioDesk::sourcesChanged, this, &MixerPanel::build, Qt::QueuedConnection);
    connect(&m_desk, &StudioDesk::mixChanged, this, [this] {
        for (MixerStrip* const strip : m_strips) {
            strip->showMix();
        }
    });
    connect(&m_broadcaster, &Broadcaster::refreshed, this, &MixerPanel::showLevels);
    build();
}

void MixerPanel::build() {
    widgets::clearColumn(*m_column);
    m_strips.clear();
    for (const DeskSource& source : m_desk.sources()) {
        if (source.hasAudio) {
            auto* strip = new MixerStrip(m_desk, &source, this);
            m_column->addWidget(strip);
            m_strips.push_back(strip);
        }
    }
    if (m_strips.empty()) {
        auto* hint = widgets::makeLabel(tr("No source has sound yet."), "dim", this);
        hint->setWordWrap(true);
        m_column->addWidget(hint);
    }
    m_column->addStretch(1);
    showLevels();
}

void MixerPanel::showLevels() {
    const studio::StudioReport& report = m_broadcaster.report();
    m_programme->setLevel(report.mix);
    for (const studio::SourceReport& source : report.sources) {
        const auto strip = std::ranges::find(m_strips, source.id, &MixerStrip::id);
        if (strip != m_strips.end()) {
            (*strip)->setLevel(source.level);
        }
    }
}

}  // namespace sigma::ui
