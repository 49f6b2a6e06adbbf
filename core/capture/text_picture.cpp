#include "core/capture/text_picture.h"

#include <QColor>
#include <QDateTime>
#include <QFont>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QString>
#include <chrono>

#include "core/capture/qt_picture.h"

namespace sigma::capture {
namespace {

constexpr int kWidth = 1280;
constexpr int kHeight = 720;
constexpr int kMargin = 32;
constexpr std::size_t kMostBytes = 10'000;

QString wordsOf(const TextSettings& settings, WallTime time) {
    const auto utc = std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch());
    const QString clock =
        QDateTime::fromMSecsSinceEpoch(utc.count()).toString(QStringLiteral("HH:mm:ss"));
    return QString::fromStdString(settings.text).replace(QStringLiteral("{time}"), clock);
}

}  // namespace

Result<void> checkText(const TextSettings& settings) {
    if (settings.text.size() > kMostBytes) {
        return Error{
            ErrorCode::kInvalidArgument,
            "the text has " + std::to_string(settings.text.size()) + " bytes, the limit is 10000"};
    }
    if (settings.pixelSize < 1 || settings.pixelSize > kHeight) {
        return Error{ErrorCode::kInvalidArgument, "the text's size is " +
                                                      std::to_string(settings.pixelSize) +
                                                      " pixels, expected 1 to 720"};
    }
    return {};
}

Result<std::shared_ptr<const media::VideoFrame>> paintText(const TextSettings& settings,
                                                           WallTime time) {
    if (qGuiApp == nullptr) {
        return Error{ErrorCode::kUnavailable, "text needs the desktop application"};
    }
    // Painted premultiplied, which is what QPainter is good at.
    QImage canvas(kWidth, kHeight, QImage::Format_ARGB32_Premultiplied);
    canvas.fill(QColor::fromRgba(settings.background));
    QPainter painter(&canvas);
    QFont font = painter.font();
    if (!settings.fontFamily.empty()) {
        font.setFamily(QString::fromStdString(settings.fontFamily));
    }
    font.setPixelSize(static_cast<int>(settings.pixelSize));
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setFont(font);
    painter.setPen(QColor::fromRgba(settings.color));
    painter.drawText(canvas.rect().adjusted(kMargin, kMargin, -kMargin, -kMargin),
                     Qt::AlignCenter | Qt::TextWordWrap, wordsOf(settings, time));
    painter.end();
    return frameOf(canvas);
}

}  // namespace sigma::capture
