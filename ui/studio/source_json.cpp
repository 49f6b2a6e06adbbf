#include "ui/studio/source_json.h"

#include <QString>
#include <algorithm>

namespace sigma::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double kLeastRate = 1;
constexpr double kMostRate = 120;

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

std::string textOf(const QJsonObject& object, QLatin1StringView key) {
    return object.value(key).toString().toStdString();
}

double rateOf(const QJsonObject& object) {
    return std::clamp(object.value("rate"_L1).toDouble(30), kLeastRate, kMostRate);
}

std::uint32_t numberOf(const QJsonObject& object, QLatin1StringView key, std::uint32_t fallback) {
    return static_cast<std::uint32_t>(
        std::clamp(object.value(key).toDouble(fallback), 0.0, 4294967295.0));
}

capture::PictureSize sizeOf(const QJsonObject& object) {
    const capture::PictureSize fallback;
    return {std::clamp(numberOf(object, "width"_L1, fallback.width), 16U, 7680U),
            std::clamp(numberOf(object, "height"_L1, fallback.height), 16U, 4320U)};
}

struct Writer {
    QJsonObject operator()(const capture::CameraSettings& s) const {
        return {{"kind"_L1, "camera"_L1},
                {"device"_L1, text(s.deviceId)},
                {"width"_L1, static_cast<qint64>(s.size.width)},
                {"height"_L1, static_cast<qint64>(s.size.height)},
                {"rate"_L1, s.frameRate}};
    }
    QJsonObject operator()(const capture::ScreenSettings& s) const {
        return {{"kind"_L1, "screen"_L1},
                {"device"_L1, text(s.screenId)},
                {"rate"_L1, s.frameRate},
                {"pointer"_L1, s.showsPointer}};
    }
    QJsonObject operator()(const capture::WindowSettings& s) const {
        return {{"kind"_L1, "window"_L1},
                {"device"_L1, text(s.windowId)},
                {"title"_L1, text(s.title)},
                {"rate"_L1, s.frameRate}};
    }
    QJsonObject operator()(const capture::MicrophoneSettings& s) const {
        return {{"kind"_L1, "microphone"_L1}, {"device"_L1, text(s.deviceId)}};
    }
    QJsonObject operator()(const capture::SystemAudioSettings& s) const {
        return {{"kind"_L1, "system_audio"_L1}, {"device"_L1, text(s.deviceId)}};
    }
    QJsonObject operator()(const capture::MediaFileSettings& s) const {
        return {{"kind"_L1, "media_file"_L1}, {"path"_L1, text(s.path)}, {"loops"_L1, s.loops}};
    }
    QJsonObject operator()(const capture::ImageSettings& s) const {
        return {{"kind"_L1, "image"_L1}, {"path"_L1, text(s.path)}};
    }
    QJsonObject operator()(const capture::TextSettings& s) const {
        return {{"kind"_L1, "text"_L1},
                {"text"_L1, text(s.text)},
                {"font"_L1, text(s.fontFamily)},
                {"size"_L1, static_cast<qint64>(s.pixelSize)},
                {"color"_L1, static_cast<qint64>(s.color)},
                {"background"_L1, static_cast<qint64>(s.background)}};
    }
    QJsonObject operator()(const capture::ColorSettings& s) const {
        return {{"kind"_L1, "color"_L1}, {"color"_L1, static_cast<qint64>(s.color)}};
    }
    QJsonObject operator()(const capture::TestPictureSettings& s) const {
        return {{"kind"_L1, "test_picture"_L1},
                {"width"_L1, static_cast<qint64>(s.size.width)},
                {"height"_L1, static_cast<qint64>(s.size.height)},
                {"rate"_L1, s.frameRate},
                {"tone"_L1, s.hasTone}};
    }
};

capture::TextSettings textSettingsOf(const QJsonObject& object) {
    const capture::TextSettings fallback;
    return {textOf(object, "text"_L1), textOf(object, "font"_L1),
            std::clamp(numberOf(object, "size"_L1, fallback.pixelSize), 8U, 720U),
            numberOf(object, "color"_L1, fallback.color),
            numberOf(object, "background"_L1, fallback.background)};
}

}  // namespace

QJsonObject toJson(const capture::SourceSettings& settings) {
    return std::visit(Writer(), settings);
}

std::optional<capture::SourceSettings> sourceFromJson(const QJsonObject& object) {
    const QString kind = object.value("kind"_L1).toString();
    const std::string device = textOf(object, "device"_L1);
    if (kind == "camera"_L1) {
        return capture::CameraSettings{device, sizeOf(object), rateOf(object)};
    }
    if (kind == "screen"_L1) {
        return capture::ScreenSettings{device, rateOf(object),
                                       object.value("pointer"_L1).toBool(true)};
    }
    if (kind == "window"_L1) {
        return capture::WindowSettings{device, textOf(object, "title"_L1), rateOf(object)};
    }
    if (kind == "microphone"_L1) {
        return capture::MicrophoneSettings{device};
    }
    if (kind == "system_audio"_L1) {
        return capture::SystemAudioSettings{device};
    }
    if (kind == "media_file"_L1) {
        return capture::MediaFileSettings{textOf(object, "path"_L1),
                                          object.value("loops"_L1).toBool(true)};
    }
    if (kind == "image"_L1) {
        return capture::ImageSettings{textOf(object, "path"_L1)};
    }
    if (kind == "text"_L1) {
        return textSettingsOf(object);
    }
    if (kind == "color"_L1) {
        return capture::ColorSettings{numberOf(object, "color"_L1, capture::ColorSettings().color)};
    }
    if (kind == "test_picture"_L1) {
        return capture::TestPictureSettings{sizeOf(object), rateOf(object),
                                            object.value("tone"_L1).toBool(true)};
    }
    return std::nullopt;
}

}  // namespace sigma::ui
