#include "ui/studio/running_marker.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace sigma::ui {

using namespace Qt::StringLiterals;

std::optional<Interrupted> RunningMarker::leftBehind() const {
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    constexpr qint64 kMostBytes = 64 * 1024;
    const QJsonObject object = QJsonDocument::fromJson(file.read(kMostBytes)).object();
    return Interrupted{object.value("live"_L1).toBool(), object.value("recording"_L1).toString()};
}

void RunningMarker::note(const Interrupted& now) {
    m_noted = now;
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile file(m_path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(
            QJsonDocument(QJsonObject{{"live"_L1, now.wasLive}, {"recording"_L1, now.recording}})
                .toJson());
        file.commit();
    }
}

void RunningMarker::follow(const studio::StudioReport& report) {
    using studio::RecordingState;
    const bool isRecording = report.recording.state == RecordingState::kRecording ||
                             report.recording.state == RecordingState::kPaused;
    const Interrupted now{report.state != studio::BroadcastState::kIdle,
                          isRecording ? QString::fromStdString(report.recording.path) : QString()};
    if (now != m_noted) {
        note(now);
    }
}

void RunningMarker::remove() {
    QFile::remove(m_path);
}

}  // namespace sigma::ui
