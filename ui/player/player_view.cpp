#include "ui/player/player_view.h"

#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/player/picture_surface.h"
#include "ui/player/player_bar.h"
#include "ui/player/player_words.h"
#include "ui/player/seek_preview.h"
#include "ui/player/statistics_overlay.h"

namespace sigma::ui {
namespace {

using player::PlayerState;

constexpr int kRefreshMilliseconds = 250;
constexpr int kRestMilliseconds = 3000;
constexpr std::chrono::seconds kSeekStep(10);
constexpr double kVolumeStep = 0.05;

}  // namespace

PlayerView::PlayerView(std::shared_ptr<const Clock> clock, QWidget* parent)
    : QWidget(parent),
      m_clock(std::move(clock)),
      m_surface(new PictureSurface(m_clock, preferredCanvas(), this)),
      m_statistics(new StatisticsOverlay(m_surface)),
      m_bar(new PlayerBar(this)),
      m_preview(new SeekPreview(m_bar->seekBar(), this)) {
    setObjectName(QStringLiteral("playerView"));
    setAccessibleName(tr("Player"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_surface->setMouseTracking(true);
    m_surface->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_surface, 1);
    column->addWidget(m_bar);
    m_statistics->hide();
    connectBar();
    m_timer.setInterval(kRefreshMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &PlayerView::refresh);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &PlayerView::rest);
    m_bar->setEnabled(false);
}

PlayerView::~PlayerView() {
    // They ask the source for pictures.
    m_surface->setPictures({});
    m_preview->setPictures({});
}

void PlayerView::connectBar() {
    connect(m_bar, &PlayerBar::pauseWanted, this,
            [this](bool isPaused) { steer([&] { m_source->setPaused(isPaused); }); });
    connect(m_bar, &PlayerBar::seekWanted, this,
            [this](player::Duration position) { steer([&] { m_source->seekTo(position); }); });
    connect(m_bar, &PlayerBar::liveWanted, this,
            [this] { steer([&] { m_source->seekToLive(); }); });
    connect(m_bar, &PlayerBar::volumeWanted, this, &PlayerView::setVolume);
    connect(m_bar, &PlayerBar::muteWanted, this, &PlayerView::setMuted);
    connect(m_bar, &PlayerBar::variantWanted, this, [this](std::optional<std::size_t> variant) {
        steer([&] { m_source->setOnlyVariant(variant); });
    });
    connect(m_bar, &PlayerBar::modeWanted, this,
            [this](player::LatencyMode mode) { steer([&] { m_source->setMode(mode); }); });
    connect(m_bar, &PlayerBar::statisticsWanted, this, &PlayerView::setStatisticsShown);
    connect(m_bar, &PlayerBar::fullScreenWanted, this, &PlayerView::setFullScreen);
}

template <class Wish>
void PlayerView::steer(Wish wish) {
    if (m_source) {
        wish();
        refresh();
    }
}

void PlayerView::setSource(std::unique_ptr<PlayerSource> source, bool isMuted) {
    m_surface->setPictures({});
    m_preview->setPictures({});
    m_source = std::move(source);
    m_snapshot = {};
    m_bar->setEnabled(m_source != nullptr);
    if (!m_source) {
        m_timer.stop();
        return;
    }
    setVolume(m_volume);
    setMuted(isMuted);
    m_surface->setPictures([this](SteadyTime now) { return m_source->pictureDue(now); });
    m_preview->setPictures(
        [this](player::Duration position) { return m_source->thumbnailAt(position); });
    m_timer.start();
    refresh();
}

void PlayerView::setMessage(const QString& text) {
    m_surface->setMessage(text);
}

void PlayerView::refresh() {
    if (!m_source) {
        return;
    }
    m_snapshot = m_source->snapshot();
    m_surface->setMessage(words::playerMessage(m_snapshot));
    m_bar->showSnapshot(m_snapshot);
    if (!m_statistics->isHidden()) {
        m_statistics->showSnapshot(m_snapshot);
    }
    Q_EMIT refreshed();
}

void PlayerView::setStatisticsShown(bool isShown) {
    m_bar->setStatisticsShown(isShown);
    m_statistics->setVisible(isShown);
    if (isShown) {
        m_statistics->showSnapshot(m_snapshot);
    }
}

void PlayerView::setFullScreen(bool isFull) {
    if (isFull == isFullScreen()) {
        return;
    }
    m_surface->setRounded(!isFull);
    m_bar->setFullScreen(isFull);
    m_bar->show();
    // It keeps its place in the layout that it comes from, and is a window of its own meanwhile.
    setWindowFlag(Qt::Window, isFull);
    if (isFull) {
        showFullScreen();
        m_rest.start();
    } else {
        m_rest.stop();
        unsetCursor();
        setWindowState(Qt::WindowNoState);
        show();
    }
    setFocus();
}

void PlayerView::showBarForAWhile() {
    if (isFullScreen()) {
        unsetCursor();
        m_bar->show();
        m_rest.start();
    }
}

void PlayerView::rest() {
    // Not from under the pointer, nor from whoever goes through it with the Tab key.
    if (isFullScreen() && !m_bar->underMouse() && hasFocus()) {
        m_bar->hide();
        setCursor(Qt::BlankCursor);
    }
}

void PlayerView::togglePause() {
    steer([&] { m_source->setPaused(m_snapshot.player.state != PlayerState::kPaused); });
}

void PlayerView::seekBy(player::Duration step) {
    const player::PlayerStatus& status = m_snapshot.player;
    const player::Duration end = status.isLive ? status.liveEdge : status.windowEnd;
    const player::Duration wanted = std::max(status.windowStart, status.position + step);
    steer([&] {
        if (status.isLive && wanted >= end) {
            m_source->seekToLive();
        } else {
            m_source->seekTo(std::min(wanted, end));
        }
    });
}

void PlayerView::setVolume(double volume) {
    m_volume = std::clamp(volume, 0.0, 1.0);
    m_bar->showSound(m_volume, m_isMuted);
    if (m_source) {
        m_source->setVolume(m_volume);
    }
}

void PlayerView::setMuted(bool isMuted) {
    m_isMuted = isMuted;
    m_bar->showSound(m_volume, m_isMuted);
    if (m_source) {
        m_source->setMuted(m_isMuted);
    }
}

bool PlayerView::actOnKey(int key) {
    switch (key) {
        case Qt::Key_Space:
        case Qt::Key_K:
        case Qt::Key_MediaTogglePlayPause:
            togglePause();
            return true;
        case Qt::Key_Left:
            seekBy(-kSeekStep);
            return true;
        case Qt::Key_Right:
            seekBy(kSeekStep);
            return true;
        case Qt::Key_L:
        case Qt::Key_End:
            steer([&] { m_source->seekToLive(); });
            return true;
        case Qt::Key_Up:
            setVolume(m_volume + kVolumeStep);
            return true;
        case Qt::Key_Down:
            setVolume(m_volume - kVolumeStep);
            return true;
        case Qt::Key_M:
            setMuted(!m_isMuted);
            return true;
        case Qt::Key_S:
            setStatisticsShown(m_statistics->isHidden());
            return true;
        case Qt::Key_F:
            setFullScreen(!isFullScreen());
            return true;
        default:
            return false;
    }
}

void PlayerView::keyPressEvent(QKeyEvent* event) {
    showBarForAWhile();
    if (event->key() == Qt::Key_Escape && isFullScreen()) {
        setFullScreen(false);
        return;
    }
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!m_source || !isPlain || !actOnKey(event->key())) {
        QWidget::keyPressEvent(event);
    }
}

void PlayerView::mouseDoubleClickEvent(QMouseEvent*) {
    setFullScreen(!isFullScreen());
}

void PlayerView::mouseMoveEvent(QMouseEvent*) {
    showBarForAWhile();
}

bool PlayerView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseMove) {
        showBarForAWhile();
    } else if (event->type() == QEvent::MouseButtonPress) {
        setFocus();
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace sigma::ui
