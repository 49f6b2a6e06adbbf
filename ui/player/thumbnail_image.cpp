#include "ui/player/thumbnail_image.h"

#include <QBuffer>
#include <QImageReader>
#include <algorithm>

namespace sigma::ui {
namespace {

constexpr qint64 kMostPixels = 4LL * 1024 * 1024;
constexpr std::size_t kMostSheets = 3;

QImage readImage(const SharedBuffer& bytes) {
    QByteArray view = QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()),
                                              static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&view);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    const QSize size = reader.size();
    if (size.isEmpty() || qint64{size.width()} * size.height() > kMostPixels) {
        return {};
    }
    return reader.read();
}

/// Empty where it reaches out of the image.
QRect rectOf(const hls::ImageArea& area, QSize image) {
    const qint64 right = qint64{area.x} + area.width;
    const qint64 bottom = qint64{area.y} + area.height;
    if (right > image.width() || bottom > image.height()) {
        return {};
    }
    return {static_cast<int>(area.x), static_cast<int>(area.y), static_cast<int>(area.width),
            static_cast<int>(area.height)};
}

}  // namespace

const QImage& ThumbnailImage::imageOf(const SharedBuffer& bytes) {
    const auto sheet = std::ranges::find_if(m_sheets, [&](const Sheet& each) {
        return each.bytes.data() == bytes.data() && each.bytes.size() == bytes.size();
    });
    if (sheet != m_sheets.end()) {
        m_sheets.splice(m_sheets.begin(), m_sheets, sheet);
        return sheet->image;
    }
    m_sheets.push_front({bytes, readImage(bytes)});
    if (m_sheets.size() > kMostSheets) {
        m_sheets.pop_back();
    }
    return m_sheets.front().image;
}

QImage ThumbnailImage::convert(const thumbnails::Thumbnail& thumbnail, QSize room) {
    if (const auto* const frame = std::get_if<media::VideoFrame>(&thumbnail)) {
        const QSize size(static_cast<int>(frame->width), static_cast<int>(frame->height));
        return m_converter.convert(*frame, widgets::fitted(size, room)).copy();
    }
    const auto& picture = std::get<thumbnails::SheetPicture>(thumbnail);
    const QImage& sheet = imageOf(picture.sheet);
    const QRect area = picture.area ? rectOf(*picture.area, sheet.size()) : sheet.rect();
    if (area.isEmpty()) {
        return {};
    }
    return sheet.copy(area).scaled(widgets::fitted(area.size(), room), Qt::IgnoreAspectRatio,
                                   Qt::SmoothTransformation);
}

}  // namespace sigma::ui
