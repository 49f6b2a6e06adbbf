#include "ui/studio/studio_state.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/studio/source_json.h"

namespace sigma::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kVersion = 1;
constexpr qsizetype kMostSources = 32;

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

std::string textOf(const QJsonObject& object, QLatin1StringView key, const std::string& fallback) {
    return object.value(key).toString(text(fallback)).toStdString();
}

/// An enumeration by its number; the fallback for numbers that it does not have.
template <class Enum>
Enum choiceOf(const QJsonObject& object, QLatin1StringView key, Enum fallback, Enum last) {
    const int number = object.value(key).toInt(static_cast<int>(fallback));
    return number < 0 || number > static_cast<int>(last) ? fallback : static_cast<Enum>(number);
}

std::uint32_t countOf(const QJsonObject& object, QLatin1StringView key, std::uint32_t fallback) {
    return static_cast<std::uint32_t>(
        qBound(qint64{0}, object.value(key).toInteger(fallback), qint64{1'000'000}));
}

QJsonObject videoToJson(const VideoSettings& video) {
    return {{"height"_L1, static_cast<qint64>(video.height)},
            {"frame_rate"_L1, static_cast<qint64>(video.frameRate)},
            {"encoder"_L1, static_cast<int>(video.encoder)},
            {"preset"_L1, text(video.preset)},
            {"profile"_L1, static_cast<int>(video.profile)},
            {"low_latency"_L1, video.isLowLatency},
            {"key_interval"_L1, static_cast<qint64>(video.keyInterval)},
            {"sends_smaller"_L1, video.sendsSmaller}};
}

VideoSettings videoFromJson(const QJsonObject& object) {
    const VideoSettings fallback;
    return {
        .height = countOf(object, "height"_L1, fallback.height),
        .frameRate = countOf(object, "frame_rate"_L1, fallback.frameRate),
        .encoder =
            choiceOf(object, "encoder"_L1, fallback.encoder, encoder::VideoEncoderKind::kAmf),
        .preset = textOf(object, "preset"_L1, fallback.preset),
        .profile = choiceOf(object, "profile"_L1, fallback.profile, encoder::H264Profile::kHigh),
        .isLowLatency = object.value("low_latency"_L1).toBool(fallback.isLowLatency),
        .keyInterval = countOf(object, "key_interval"_L1, fallback.keyInterval),
        .sendsSmaller = object.value("sends_smaller"_L1).toBool(fallback.sendsSmaller)};
}

QJsonObject destinationToJson(const DestinationSettings& destination) {
    return {{"kind"_L1, static_cast<int>(destination.kind)},
            {"service_url"_L1, text(destination.serviceUrl)},
            {"server_address"_L1, text(destination.serverAddress)},
            {"user_name"_L1, text(destination.userName)},
            {"channel"_L1, text(destination.channel)}};
}

DestinationSettings destinationFromJson(const QJsonObject& object) {
    return {
        choiceOf(object, "kind"_L1, DestinationKind::kThisComputer, DestinationKind::kOtherService),
        textOf(object, "service_url"_L1, {}), textOf(object, "server_address"_L1, {}),
        textOf(object, "user_name"_L1, {}), textOf(object, "channel"_L1, {})};
}

QJsonArray furtherToJson(const std::vector<FurtherService>& services) {
    QJsonArray array;
    for (const FurtherService& service : services) {
        array.append(QJsonObject{{"id"_L1, text(service.id)},
                                 {"name"_L1, text(service.name)},
                                 {"url"_L1, text(service.url)},
                                 {"on"_L1, service.isOn}});
    }
    return array;
}

std::vector<FurtherService> furtherFromJson(const QJsonArray& array) {
    std::vector<FurtherService> services;
    for (const QJsonValue& value : array) {
        const QJsonObject object = value.toObject();
        services.push_back({textOf(object, "id"_L1, {}), textOf(object, "name"_L1, {}),
                            textOf(object, "url"_L1, {}), object.value("on"_L1).toBool(true)});
    }
    return services;
}

QJsonObject settingsToJson(const StudioSettings& settings) {
    return {
        {"video"_L1, videoToJson(settings.video)},
        {"audio_bitrate"_L1, static_cast<qint64>(settings.audioBitrate)},
        {"network"_L1, QJsonObject{{"mode"_L1, static_cast<int>(settings.network.mode)},
                                   {"minimum"_L1, static_cast<qint64>(settings.network.minimum)},
                                   {"maximum"_L1, static_cast<qint64>(settings.network.maximum)}}},
        {"recording"_L1,
         QJsonObject{{"folder"_L1, text(settings.recording.folder)},
                     {"bitrate"_L1, static_cast<qint64>(settings.recording.bitrate)}}},
        {"theme"_L1, static_cast<int>(settings.appearance.theme)},
        {"language"_L1, text(settings.appearance.language)},
        {"destination"_L1, destinationToJson(settings.destination)},
        {"also_to"_L1, furtherToJson(settings.further)}};
}

StudioSettings settingsFromJson(const QJsonObject& object) {
    StudioSettings settings;
    settings.video = videoFromJson(object.value("video"_L1).toObject());
    settings.audioBitrate = object.value("audio_bitrate"_L1).toInteger(settings.audioBitrate);
    const QJsonObject network = object.value("network"_L1).toObject();
    settings.network.mode =
        choiceOf(network, "mode"_L1, settings.network.mode, publish::BitrateMode::kLadder);
    settings.network.minimum = network.value("minimum"_L1).toInteger(settings.network.minimum);
    settings.network.maximum = network.value("maximum"_L1).toInteger(settings.network.maximum);
    const QJsonObject recording = object.value("recording"_L1).toObject();
    settings.recording.folder = textOf(recording, "folder"_L1, {});
    settings.recording.bitrate =
        recording.value("bitrate"_L1).toInteger(settings.recording.bitrate);
    settings.appearance.theme =
        choiceOf(object, "theme"_L1, settings.appearance.theme, widgets::ThemeChoice::kLight);
    settings.appearance.language = textOf(object, "language"_L1, {});
    settings.destination = destinationFromJson(object.value("destination"_L1).toObject());
    settings.further = furtherFromJson(object.value("also_to"_L1).toArray());
    return repaired(settings);
}

QJsonValue indexToJson(std::optional<std::size_t> index) {
    return index ? QJsonValue(static_cast<qint64>(*index)) : QJsonValue();
}

std::optional<std::size_t> indexOf(const QJsonObject& object, QLatin1StringView key,
                                   std::size_t count) {
    const qint64 index = object.value(key).toInteger(-1);
    const bool isIndex = index >= 0 && static_cast<std::size_t>(index) < count;
    return isIndex ? std::optional(static_cast<std::size_t>(index)) : std::nullopt;
}

}  // namespace

QByteArray toJson(const StudioState& state) {
    QJsonArray sources;
    for (const SavedSource& source : state.sources) {
        sources.append(QJsonObject{{"name"_L1, text(source.name)},
                                   {"gain"_L1, static_cast<double>(source.gain)},
                                   {"muted"_L1, source.isMuted},
                                   {"settings"_L1, toJson(source.settings)}});
    }
    const QJsonObject root{{"version"_L1, kVersion},
                           {"settings"_L1, settingsToJson(state.settings)},
                           {"sources"_L1, sources},
                           {"layout"_L1, static_cast<int>(state.layout)},
                           {"main"_L1, indexToJson(state.main)},
                           {"guest"_L1, indexToJson(state.guest)},
                           {"window"_L1, QString::fromLatin1(state.windowGeometry.toBase64())},
                           {"measured_upload"_L1, static_cast<qint64>(state.measuredUpload)}};
    return QJsonDocument(root).toJson();
}

Result<StudioState> stateFromJson(const QByteArray& json) {
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject()) {
        return Error{ErrorCode::kInvalidData, "the studio's state is no JSON object: " +
                                                  problem.errorString().toStdString()};
    }
    const QJsonObject root = document.object();
    if (root.value("version"_L1).toInt() != kVersion) {
        return Error{ErrorCode::kInvalidData, "the studio's state is of another version"};
    }
    StudioState state;
    state.settings = settingsFromJson(root.value("settings"_L1).toObject());
    const QJsonArray sources = root.value("sources"_L1).toArray();
    for (qsizetype index = 0; index < std::min(sources.size(), kMostSources); ++index) {
        const QJsonObject object = sources[index].toObject();
        if (auto settings = sourceFromJson(object.value("settings"_L1).toObject())) {
            const double gain = qBound(0.0, object.value("gain"_L1).toDouble(1), 4.0);
            state.sources.push_back({textOf(object, "name"_L1, {}), *std::move(settings),
                                     static_cast<float>(gain), object.value("muted"_L1).toBool()});
        }
    }
    state.layout =
        choiceOf(root, "layout"_L1, studio::Layout::kFull, studio::Layout::kOverBackground);
    state.main = indexOf(root, "main"_L1, state.sources.size());
    state.guest = indexOf(root, "guest"_L1, state.sources.size());
    state.windowGeometry = QByteArray::fromBase64(root.value("window"_L1).toString().toLatin1());
    state.measuredUpload = qMax<qint64>(0, root.value("measured_upload"_L1).toInteger(0));
    return state;
}

}  // namespace sigma::ui
