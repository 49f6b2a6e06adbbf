#include "ui/studio/studio_window.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QScreen>
#include <algorithm>
#include <cmath>

#include "ui/player/stream_dialog.h"
#include "ui/studio/broadcaster.h"
#include "ui/studio/checklist_view.h"
#include "ui/studio/destination_dialog.h"
#include "ui/studio/go_live_panel.h"
#include "ui/studio/layout_strip.h"
#include "ui/studio/live_panel.h"
#include "ui/studio/mixer_panel.h"
#include "ui/studio/programme_view.h"
#include "ui/studio/recording_card.h"
#include "ui/studio/settings_dialog.h"
#include "ui/studio/sources_panel.h"
#include "ui/studio/studio_bar.h"
#include "ui/studio/studio_desk.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/pieces.h"
#include "ui/widgets/preview_view.h"
#include "ui/widgets/theme.h"
#include "ui/words/failure_words.h"

namespace sigma::ui {
namespace {

constexpr int kRefreshMilliseconds = 50;  // what a meter needs to look alive
constexpr int kUnseenMilliseconds = 500;
constexpr int kLeastRightWidth = 348;
constexpr int kMostRightWidth = 420;
constexpr int kLeastBottomHeight = 172;
constexpr int kMostBottomHeight = 240;

/// The highest bitrate with which all that leaves this computer takes three quarters of the upload.
std::int64_t fittingMaximum(const StudioSettings& settings, std::int64_t upload) {
    const double share = static_cast<double>(settings.network.maximum) /
                         static_cast<double>(std::max<std::int64_t>(1, leavingBitrate(settings)));
    return std::llround(0.75 * static_cast<double>(upload) * share);
}

}  // namespace

StudioWindow::StudioWindow(StudioDesk& desk, Broadcaster& broadcaster, widgets::Theme& theme)
    : m_desk(desk),
      m_broadcaster(broadcaster),
      m_theme(theme),
      m_notice(new widgets::Notice(this)) {
    setObjectName(QStringLiteral("studioWindow"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/sigma_studio.svg")));
    setFocusPolicy(Qt::ClickFocus);
    // A full HD screen at 200 % has 960 by 540.
    setMinimumSize(920, 480);
    resize(QSize(1280, 800).boundedTo(screen()->availableSize()));
    if (!m_desk.windowGeometry().isEmpty()) {
        restoreGeometry(m_desk.windowGeometry());
    }
    build();
    connect(&m_theme, &widgets::Theme::changed, this, &StudioWindow::buildSoon);
    connect(&m_broadcaster, &Broadcaster::refused, this, &StudioWindow::tell);
    connect(&m_desk, &StudioDesk::saveFailed, this, &StudioWindow::tell);
    // What was said of the last attempt is not true of the next.
    connect(&m_broadcaster, &Broadcaster::buttonChanged, this, [this] {
        const GoLiveState state = m_broadcaster.button().state();
        if (state == GoLiveState::kChecking || state == GoLiveState::kConnecting) {
            m_notice->hide();
        }
    });
    connect(m_notice, &widgets::Notice::acted, this, [this] {
        m_notice->hide();
        m_broadcaster.startLive();
    });
    connect(&m_broadcaster, &Broadcaster::refreshed, this, &StudioWindow::refresh);
    connect(&m_refresh, &QTimer::timeout, &m_broadcaster, &Broadcaster::refresh);
    m_refresh.start(kRefreshMilliseconds);
    if (!m_desk.keptAside().isEmpty()) {
        tell(tr("What the studio had kept could not be read. It begins anew; the file is kept as "
                "%1.")
                 .arg(m_desk.keptAside()));
    }
}

StudioWindow::~StudioWindow() = default;

void StudioWindow::build() {
    m_isBuildDue = false;
    setWindowTitle(tr("Sigma Studio"));
    // What it says stays said, with what can be done about it.
    const bool isSomethingSaid = !m_notice->isHidden();
    if (isSomethingSaid && m_offer) {
        sayOffer();
    }
    m_notice->setParent(this);
    const bool showedReturn = m_programme != nullptr && m_programme->showsReturn();
    // At once: two of each would answer to their names.
    delete takeCentralWidget();
    auto* centre = new QWidget(this);
    centre->setObjectName(QStringLiteral("centre"));
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    auto* body = new QVBoxLayout;
    body->setContentsMargins(12, 12, 12, 12);
    body->setSpacing(10);
    body->addWidget(m_notice);
    m_notice->setVisible(isSomethingSaid);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(makeLeft(), 1);
    row->addWidget(makeRight());
    body->addLayout(row, 1);
    column->addLayout(body, 1);
    setCentralWidget(centre);
    shareRoom();
    // No button has the keyboard from the start: a stray key must not begin anything.
    setFocus();
    refresh();
    m_programme->setReturnShown(showedReturn);
}

void StudioWindow::shareRoom() {
    m_right->setFixedWidth(qBound(kLeastRightWidth, width() / 5 + 20, kMostRightWidth));
    m_bottom->setFixedHeight(qBound(kLeastBottomHeight, height() / 5, kMostBottomHeight));
}

void StudioWindow::buildSoon() {
    // Later: whoever has changed theme or language is still at work in the old one.
    if (!std::exchange(m_isBuildDue, true)) {
        QTimer::singleShot(0, this, &StudioWindow::build);
    }
}

QWidget* StudioWindow::makeBar() {
    auto* bar = new StudioBar(m_showsPreview, this);
    connect(bar, &StudioBar::previewToggled, this, &StudioWindow::setPreviewShown);
    connect(bar, &StudioBar::settingsWanted, this, &StudioWindow::openSettings);
    connect(bar, &StudioBar::streamWanted, this, &StudioWindow::playStream);
    connect(bar, &StudioBar::endWanted, &m_broadcaster, &Broadcaster::endLive);
    connect(bar, &StudioBar::quitWanted, this, &QWidget::close);
    return bar;
}

QWidget* StudioWindow::makeLeft() {
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_programme = new ProgrammeView(m_broadcaster, left);
    m_preview = &m_programme->preview();
    m_preview->setAccessibleName(tr("Preview of the programme"));
    m_preview->setFrameSource([this] { return m_desk.studio().preview(); });
    setPreviewShown(m_showsPreview);
    column->addWidget(m_programme, 1);
    column->addWidget(new LayoutStrip(m_desk, left));
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(12);
    m_sources = new SourcesPanel(m_desk, m_broadcaster, left);
    auto* mixer = new MixerPanel(m_desk, m_broadcaster, left);
    m_bottom = new QWidget(left);
    m_bottom->setLayout(bottom);
    bottom->setContentsMargins(0, 0, 0, 0);
    bottom->addWidget(m_sources, 1);
    bottom->addWidget(mixer, 1);
    column->addWidget(m_bottom);
    return left;
}

QWidget* StudioWindow::makeRight() {
    auto* right = new QWidget(this);
    m_right = right;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    auto* button = new GoLivePanel(m_desk, m_broadcaster, right);
    connect(button, &GoLivePanel::destinationWanted, this, &StudioWindow::chooseDestination);
    column->addWidget(button);
    m_checklist = new ChecklistView(m_broadcaster, right);
    connect(m_checklist, &ChecklistView::fixWanted, this, &StudioWindow::fix);
    column->addWidget(m_checklist, 1);
    m_live = new LivePanel(m_desk, m_broadcaster, right);
    column->addWidget(m_live, 1);
    column->addWidget(new RecordingCard(m_desk, m_broadcaster, right));
    return right;
}

void StudioWindow::refresh() {
    const GoLiveState state = m_broadcaster.button().state();
    const bool isOnAir = state == GoLiveState::kLive || state == GoLiveState::kReconnecting;
    const bool isGoing = isOnAir || state == GoLiveState::kEnding;
    m_checklist->setVisible(!isGoing);
    m_live->setVisible(isGoing);
    m_preview->setLive(isOnAir);
    m_programme->refresh();
    const studio::ProgramSettings& program = m_desk.studio().program();
    m_preview->setCaption(
        QStringLiteral("%1p · %2")
            .arg(program.height)
            .arg(tr("%1 fps").arg(static_cast<double>(program.frameRate.numerator) /
                                  program.frameRate.denominator)));
    followVisibility();
    m_desk.refreshSources();
}

void StudioWindow::followVisibility() {
    // Before it is shown for the first time, sources are started for that already.
    if (!m_refresh.isActive()) {
        return;
    }
    const bool isSeen = isVisible() && !isMinimized();
    const int wanted = isSeen ? kRefreshMilliseconds : kUnseenMilliseconds;
    if (m_refresh.interval() != wanted) {
        m_refresh.start(wanted);
    }
    if (const bool isWanted = isSeen && m_showsPreview; isWanted != m_isPreviewWanted) {
        m_isPreviewWanted = isWanted;
        m_desk.studio().setPreviewWanted(isWanted);
    }
}

void StudioWindow::tell(const QString& text) {
    m_offer.reset();
    m_notice->say(widgets::Notice::Kind::kWarning, words::sentence(text));
}

void StudioWindow::offerAfterCrash(const Interrupted& interrupted) {
    m_offer = interrupted;
    sayOffer();
}

/// In the language of now.
void StudioWindow::sayOffer() {
    QString text = tr("The studio did not end as it should. Your sources are back as they were.");
    if (!m_offer->recording.isEmpty()) {
        text += QLatin1Char(' ') +
                tr("The recording up to then is kept as %1.").arg(m_offer->recording);
    }
    m_notice->say(widgets::Notice::Kind::kInfo, text,
                  m_offer->wasLive ? tr("Go live again") : QString());
}

void StudioWindow::fix(const CheckItem& item) {
    StudioSettings settings = m_desk.settings();
    switch (item.fix) {
        case Fix::kNone:
            return;
        case Fix::kChooseDestination:
        case Fix::kEnterKey:
        case Fix::kSignIn:
            chooseDestination();
            return;
        case Fix::kAddPicture:
        case Fix::kAddMicrophone:
            m_sources->showAddMenu();
            return;
        case Fix::kRetryPicture:
        case Fix::kRetryMicrophone:
            m_desk.retrySource(item.source);
            return;
        case Fix::kUnmute:
            m_desk.setMuted(item.source, false);
            return;
        case Fix::kLowerGain:
            if (const DeskSource* const source = m_desk.find(item.source)) {
                m_desk.setGain(item.source, source->saved.gain * 0.7F);
            }
            return;
        case Fix::kUseSoftwareEncoder:
            settings.video.encoder = encoder::VideoEncoderKind::kX264;
            break;
        case Fix::kLowerBitrate:
            settings.network.maximum =
                std::max(settings.network.minimum, fittingMaximum(settings, item.bitrate));
            break;
    }
    static_cast<void>(m_desk.apply(settings));
    m_broadcaster.lookAround();
}

void StudioWindow::chooseDestination() {
    if (DestinationDialog(m_desk, m_broadcaster, this).exec() == QDialog::Accepted) {
        m_notice->hide();
    }
}

void StudioWindow::playStream() {
    // Not in the way of the studio, and as many as a person wants.
    auto* dialog = new StreamDialog(m_broadcaster.services().streams, m_broadcaster.clock(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void StudioWindow::openSettings() {
    SettingsDialog(m_desk, m_broadcaster, this).exec();
}

void StudioWindow::setPreviewShown(bool isShown) {
    m_showsPreview = isShown;
    if (!isShown) {
        m_programme->setReturnShown(false);
    }
    m_preview->setPaused(!isShown);
    m_preview->setPlaceholder(isShown ? tr("Waiting for the first picture…")
                                      : tr("The preview is hidden. The broadcast goes on."));
}

void StudioWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        buildSoon();
    }
}

void StudioWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    shareRoom();
    if (isVisible()) {
        m_desk.setWindowGeometry(saveGeometry());
    }
}

void StudioWindow::closeEvent(QCloseEvent* event) {
    if (m_broadcaster.report().state != studio::BroadcastState::kIdle) {
        QMessageBox question(QMessageBox::NoIcon, tr("You are live"), tr("You are live"),
                             QMessageBox::NoButton, this);
        question.setInformativeText(tr("Closing the studio ends the broadcast."));
        question.setIconPixmap(widgets::iconPixmap(
            QStringLiteral("warning"), widgets::currentTokens().warning, 32, devicePixelRatioF()));
        question.addButton(tr("End and close"), QMessageBox::AcceptRole);
        auto* stay = question.addButton(tr("Stay live"), QMessageBox::RejectRole);
        question.setDefaultButton(stay);
        question.exec();
        if (question.clickedButton() == stay) {
            event->ignore();
            return;
        }
    }
    m_desk.flush();
    Q_EMIT closing();
    QMainWindow::closeEvent(event);
}

}  // namespace sigma::ui
