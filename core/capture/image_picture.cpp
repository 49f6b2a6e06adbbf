#include "core/capture/image_picture.h"

#include <QFileInfo>
#include <QImage>
#include <QImageReader>
#include <QString>

#include "core/capture/frame_pool.h"
#include "core/capture/qt_picture.h"

namespace sigma::capture {
namespace {

constexpr qint64 kMostBytes = 256LL * 1024 * 1024;

}  // namespace

Result<std::shared_ptr<const media::VideoFrame>> readImage(const std::string& path) {
    const QFileInfo file(QString::fromStdString(path));
    if (!file.isFile()) {
        return Error{ErrorCode::kNotFound, "there is no file " + path};
    }
    if (file.size() > kMostBytes) {
        return Error{ErrorCode::kLimitExceeded, path + " has " + std::to_string(file.size()) +
                                                    " bytes, the limit is " +
                                                    std::to_string(kMostBytes)};
    }
    QImageReader reader(file.filePath());
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (const QSize size = reader.size(); size.isValid()) {
        SIGMA_TRY(checkPictureSize(static_cast<std::uint64_t>(size.width()),
                                   static_cast<std::uint64_t>(size.height()), path));
    }
    QImage image;
    if (!reader.read(&image)) {
        return Error{ErrorCode::kInvalidData,
                     path + " cannot be read as an image: " + reader.errorString().toStdString()};
    }
    return frameOf(image);
}

}  // namespace sigma::capture
