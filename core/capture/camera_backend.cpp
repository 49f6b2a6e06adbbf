#include "core/capture/camera_backend.h"

#include <QByteArray>
#include <QCamera>
#include <QCameraDevice>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QObject>
#include <QVideoFrame>
#include <QVideoSink>
#include <chrono>
#include <optional>
#include <string>

#include "core/capture/camera_choice.h"
#include "core/capture/frame_pool.h"
#include "core/capture/qt_video_copy.h"

namespace sigma::capture {
namespace {

constexpr std::chrono::milliseconds kLookEvery{200};

std::optional<QCameraDevice> findCamera(const std::string& id) {
    const QList<QCameraDevice> cameras = QMediaDevices::videoInputs();
    if (id.empty()) {
        const QCameraDevice camera = QMediaDevices::defaultVideoInput();
        return camera.isNull() ? std::nullopt : std::optional(camera);
    }
    for (const QCameraDevice& camera : cameras) {
        if (camera.id().toStdString() == id) {
            return camera;
        }
    }
    return std::nullopt;
}

QCameraFormat bestFormatOf(const QCameraDevice& camera, const CameraSettings& settings) {
    const QList<QCameraFormat> formats = camera.videoFormats();
    std::vector<CameraMode> modes;
    for (const QCameraFormat& format : formats) {
        const QSize size = format.resolution();
        modes.push_back({static_cast<std::uint32_t>(size.width()),
                         static_cast<std::uint32_t>(size.height()),
                         static_cast<double>(format.maxFrameRate()),
                         format.pixelFormat() == QVideoFrameFormat::Format_Jpeg});
    }
    const auto best = bestMode(modes, settings);
    return best ? formats[static_cast<qsizetype>(*best)] : QCameraFormat();
}

}  // namespace

/// Everything of one opening; its slots run in the thread of Qt's events.
struct CameraBackend::Session {
    QMediaCaptureSession capture;
    QVideoSink sink;
    std::unique_ptr<QCamera> camera;
    FramePool pool;
    std::optional<Error> error;
    QObject receiver;  ///< of all signals; the first to go
};

CameraBackend::CameraBackend(CameraSettings settings, std::shared_ptr<const Clock> clock)
    : m_settings(std::move(settings)), m_clock(std::move(clock)) {}

CameraBackend::~CameraBackend() {
    close();
}

Result<void> CameraBackend::open(BackendOutput& output, std::stop_token /*stop*/) {
    const auto device = findCamera(m_settings.deviceId);
    if (!device) {
        return Error{ErrorCode::kNotFound, m_settings.deviceId.empty()
                                               ? "no camera is connected"
                                               : "the camera is not connected"};
    }
    m_session = std::make_unique<Session>();
    Session* session = m_session.get();
    session->camera = std::make_unique<QCamera>(*device);
    if (const QCameraFormat format = bestFormatOf(*device, m_settings); !format.isNull()) {
        session->camera->setCameraFormat(format);
    }
    session->capture.setVideoSink(&session->sink);
    session->capture.setCamera(session->camera.get());
    QObject::connect(&session->sink, &QVideoSink::videoFrameChanged, &session->receiver,
                     [this, session, &output](const QVideoFrame& frame) {
                         auto copy = copyVideoFrame(frame, session->pool, m_clock->steadyNow());
                         if (copy.has_error()) {
                             session->error = std::move(copy).error();
                         } else if (*copy != nullptr) {
                             output.video(std::move(*copy));
                         }
                     });
    QObject::connect(session->camera.get(), &QCamera::errorOccurred, &session->receiver,
                     [session](QCamera::Error error, const QString& words) {
                         if (error != QCamera::NoError) {
                             session->error = Error{ErrorCode::kIo, "the camera does not work: " +
                                                                        words.toStdString()};
                         }
                     });
    session->camera->start();
    return {};
}

Result<std::optional<SteadyTime>> CameraBackend::work() {
    if (m_session->error) {
        return *m_session->error;
    }
    // Unplugged, many a camera just falls silent.
    if (!findCamera(m_settings.deviceId)) {
        return Error{ErrorCode::kNotFound, "the camera was unplugged"};
    }
    return std::optional(m_clock->steadyNow() + kLookEvery);
}

void CameraBackend::close() {
    if (m_session == nullptr) {
        return;
    }
    QObject::disconnect(&m_session->sink, nullptr, &m_session->receiver, nullptr);
    m_session->camera->stop();
    m_session->capture.setCamera(nullptr);
    m_session.reset();
}

}  // namespace sigma::capture
