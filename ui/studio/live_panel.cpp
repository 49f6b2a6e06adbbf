#include "ui/studio/live_panel.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLocale>
#include <QTimer>
#include <QUrl>
#include <algorithm>

#include "ui/studio/broadcaster.h"
#include "ui/studio/destinations_card.h"
#include "ui/studio/health_words.h"
#include "ui/studio/words.h"
#include "ui/widgets/bitrate_graph.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/pieces.h"
#include "ui/widgets/qr_code.h"
#include "ui/widgets/theme.h"
#include "ui/words/figure_words.h"

namespace sigma::ui {
namespace {

constexpr int kCodeSide = 112;
constexpr int kCopiedMilliseconds = 1500;
constexpr int kMostHealthHeight = 320;  // a higher graph tells no more

/// The main destination's: each of the others tells of itself.
publish::OutputStatus mainStatus(const studio::StudioReport& report) {
    return report.destinations.empty() ? publish::OutputStatus()
                                       : report.destinations.front().status;
}

bool isLoopbackHost(const QString& host) {
    return host == QLatin1String("localhost") || host == QLatin1String("::1") ||
           host.startsWith(QLatin1String("127."));
}

QPixmap markOf(HealthGrade grade, double scale) {
    const widgets::ThemeTokens& tokens = widgets::currentTokens();
    switch (grade) {
        case HealthGrade::kGood:
            return widgets::iconPixmap(QStringLiteral("check_circle"), tokens.good, 22, scale);
        case HealthGrade::kFair:
            return widgets::iconPixmap(QStringLiteral("warning"), tokens.warning, 22, scale);
        case HealthGrade::kPoor:
            return widgets::iconPixmap(QStringLiteral("error"), tokens.bad, 22, scale);
    }
    return {};
}

}  // namespace

LivePanel::LivePanel(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_broadcaster(broadcaster) {
    setObjectName(QStringLiteral("livePanel"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* cards = new QWidget(this);
    auto* column = new QVBoxLayout(cards);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    // What matters most comes first: a small window shows not all of it at once.
    column->addWidget(makeHealthCard(), 1);
    m_watchCard = makeWatchCard();
    column->addWidget(m_watchCard);
    m_destinations = new DestinationsCard(m_desk, m_broadcaster, cards);
    column->addWidget(m_destinations);
    column->addWidget(makeNumbersCard());
    column->addStretch();
    outer->addWidget(widgets::makeScroll(cards, this));
    connect(&m_broadcaster, &Broadcaster::refreshed, this, &LivePanel::refresh);
}

QWidget* LivePanel::makeWatchCard() {
    const widgets::Card card = widgets::makeCard(QStringLiteral("watchCard"), this);
    auto* row = new QHBoxLayout;
    row->setSpacing(14);
    m_code = new QLabel(card.frame);
    m_code->setObjectName(QStringLiteral("watchCode"));
    m_code->setFixedSize(kCodeSide, kCodeSide);
    m_code->setAccessibleName(tr("The watch address as a QR code"));
    auto* words = new QVBoxLayout;
    words->setSpacing(6);
    words->addWidget(widgets::makeLabel(tr("Watch it here"), "heading", card.frame));
    m_address = new widgets::ElidedLabel(card.frame, Qt::ElideMiddle);
    m_address->setObjectName(QStringLiteral("watchAddress"));
    m_address->setProperty("look", QStringLiteral("dim"));
    words->addWidget(m_address);
    m_reach =
        widgets::makeLabel(tr("Only this computer reaches this address."), "small", card.frame);
    m_reach->setObjectName(QStringLiteral("watchReach"));
    m_reach->setWordWrap(true);
    words->addWidget(m_reach);
    words->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    m_copy = widgets::makeButton(QStringLiteral("watchCopy"), tr("Copy"), "small", card.frame);
    m_copy->setIcon(widgets::icon(QStringLiteral("copy")));
    m_copy->setAccessibleName(tr("Copy the watch address"));
    auto* open = widgets::makeButton(QStringLiteral("watchOpen"), tr("Open"), "small", card.frame);
    open->setIcon(widgets::icon(QStringLiteral("open")));
    open->setAccessibleName(tr("Open the watch address in a browser"));
    buttons->addWidget(m_copy);
    buttons->addWidget(open);
    buttons->addStretch(1);
    words->addLayout(buttons);
    row->addWidget(m_code);
    row->addLayout(words, 1);
    card.column->addLayout(row);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_shownAddress);
        m_copy->setText(tr("Copied"));
        QTimer::singleShot(kCopiedMilliseconds, m_copy, [this] { m_copy->setText(tr("Copy")); });
    });
    connect(open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl(m_shownAddress)); });
    return card.frame;
}

QLabel* LivePanel::addNumber(QGridLayout& grid, int index, const QString& name,
                             const QString& object) {
    auto* value = widgets::makeLabel(QStringLiteral("–"), "heading", this);
    value->setObjectName(object);
    value->setAccessibleName(name);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(widgets::makeLabel(name, "small", this));
    row->addWidget(value, 1);
    grid.addLayout(row, index / 2, index % 2);
    return value;
}

QWidget* LivePanel::makeNumbersCard() {
    const widgets::Card card = widgets::makeCard(QStringLiteral("numbersCard"), this);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    m_bitrate = addNumber(*grid, 0, tr("Bitrate"), QStringLiteral("numberBitrate"));
    m_viewers = addNumber(*grid, 1, tr("Viewers"), QStringLiteral("numberViewers"));
    m_roundTrip = addNumber(*grid, 2, tr("Round trip"), QStringLiteral("numberRoundTrip"));
    m_dropped = addNumber(*grid, 3, tr("Dropped pictures"), QStringLiteral("numberDropped"));
    card.column->addLayout(grid);
    card.column->setContentsMargins(16, 9, 16, 9);
    return card.frame;
}

QWidget* LivePanel::makeHealthCard() {
    const widgets::Card card = widgets::makeCard(QStringLiteral("healthCard"), this);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    m_healthMark = new QLabel(card.frame);
    m_healthTitle = widgets::makeLabel({}, "heading", card.frame);
    m_healthTitle->setObjectName(QStringLiteral("healthTitle"));
    row->addWidget(m_healthMark);
    row->addWidget(m_healthTitle, 1);
    card.column->addLayout(row);
    m_healthWords = widgets::makeLabel({}, "dim", card.frame);
    m_healthWords->setObjectName(QStringLiteral("healthWords"));
    m_healthWords->setWordWrap(true);
    m_healthWords->setMinimumHeight(2 * m_healthWords->fontMetrics().lineSpacing());
    m_healthWords->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    card.column->addWidget(m_healthWords);
    m_graph = new widgets::BitrateGraph(card.frame);
    m_graph->setObjectName(QStringLiteral("bitrateGraph"));
    m_graph->setAccessibleName(tr("Bitrate of the last two minutes"));
    card.column->addWidget(m_graph, 1);
    card.frame->setMaximumHeight(kMostHealthHeight);
    return card.frame;
}

void LivePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void LivePanel::refresh() {
    if (!isVisible()) {
        return;
    }
    showAddress();
    m_destinations->refresh();
    showNumbers();
    showHealth();
    showUpload();
}

void LivePanel::showAddress() {
    const QString address = m_broadcaster.watchUrl();
    m_watchCard->setVisible(!address.isEmpty());
    if (address == m_shownAddress) {
        return;
    }
    m_shownAddress = address;
    m_address->setFullText(address);
    // A telephone that scans a loopback address looks for the studio in itself.
    const bool isLoopback = isLoopbackHost(QUrl(address).host());
    m_code->setVisible(!isLoopback);
    m_reach->setVisible(isLoopback);
    const QImage code = widgets::qrCode(address);
    const double scale = devicePixelRatioF();
    const int side = static_cast<int>(kCodeSide * scale);
    // Whole pixels a module: anything else is blurred for a scanner.
    const int module = code.isNull() ? 1 : std::max(1, side / code.width());
    QPixmap pixmap = QPixmap::fromImage(
        code.scaled(code.size() * module, Qt::KeepAspectRatio, Qt::FastTransformation));
    pixmap.setDevicePixelRatio(scale);
    m_code->setPixmap(pixmap);
    m_code->setAlignment(Qt::AlignCenter);
    m_code->setStyleSheet(QStringLiteral("background: white; border-radius: 8px;"));
}

void LivePanel::showNumbers() {
    const publish::OutputStatus sent = mainStatus(m_broadcaster.report());
    m_bitrate->setText(words::bitrate(m_broadcaster.figures().upload().sentBitrate()));
    m_roundTrip->setText(words::roundTrip(sent.roundTrip));
    m_dropped->setText(QLocale().toString(static_cast<qulonglong>(sent.framesDropped)));
    const auto viewers = m_broadcaster.viewers();
    m_viewers->setText(viewers ? QLocale().toString(static_cast<qlonglong>(*viewers))
                               : QStringLiteral("–"));
}

void LivePanel::showHealth() {
    const HealthVerdict& verdict = m_broadcaster.verdict();
    const int grade = static_cast<int>(verdict.grade);
    if (grade != m_shownGrade) {
        m_shownGrade = grade;
        m_healthMark->setPixmap(markOf(verdict.grade, devicePixelRatioF()));
        m_healthTitle->setText(words::gradeName(verdict.grade));
    }
    const QString sentence = words::healthSentence(verdict);
    if (sentence != m_healthWords->text()) {
        m_healthWords->setText(sentence);
    }
}

void LivePanel::showUpload() {
    const UploadHistory& upload = m_broadcaster.figures().upload();
    if (upload.pointsMade() != m_shownPoints) {
        m_shownPoints = upload.pointsMade();
        m_graph->setPoints(upload.points());
    }
}

}  // namespace sigma::ui
