#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "ui/player/player_source.h"
#include "ui/studio/broadcast_figures.h"
#include "ui/studio/credentials.h"
#include "ui/studio/go_live_controller.h"
#include "ui/studio/health.h"
#include "ui/studio/place_renewal.h"
#include "ui/studio/preflight.h"
#include "ui/studio/running_marker.h"
#include "ui/studio/studio_desk.h"
#include "ui/studio/studio_services.h"
#include "ui/studio/viewer_watch.h"

namespace sigma::ui {

/// Takes a broadcast from the first click to its end: checks, tickets, the studio itself, health,
/// viewers; and the recording.
///
/// Thread: the window's. Desk and services outlive it.
class Broadcaster final : public QObject {
    Q_OBJECT

public:
    struct Services {
        StudioNetwork& network;
        SecretStore& secrets;
        EncoderChoices& encoders;
        CameraControls& cameras;
        StreamOpener& streams;
    };

    Broadcaster(StudioDesk& desk, Services services, std::shared_ptr<const Clock> clock,
                RunningMarker marker);
    ~Broadcaster() override;

    /// Asks for everything that the checklist tells; at a start, and after other settings.
    void lookAround();
    /// Takes the studio's report; the window's timer calls it.
    void refresh();

    void press();
    void release(bool isOverButton);
    /// As a click on the button: checks, and goes live where nothing stands in its way.
    void startLive();
    void endLive();
    void toggleRecording();
    void pauseRecording(bool isPaused);

    const GoLiveController& button() const { return m_button; }
    const std::vector<CheckItem>& checks() const { return m_preflight.checks(); }
    const studio::StudioReport& report() const { return m_report; }
    const HealthVerdict& verdict() const { return m_verdict; }
    /// Of this broadcast; empty while nothing is live.
    const BroadcastFigures& figures() const { return m_figures; }
    /// Of the broadcast under way, or the one that would come.
    QString watchUrl() const;
    /// The playlist of the broadcast under way; empty while nothing is live, and where it is not
    /// known.
    std::string playUrl() const;
    /// Why the main destination does not take the broadcast just now; empty where it does, or has
    /// not been tried yet.
    std::string hindrance() const;
    std::optional<std::int64_t> viewers() const { return m_viewers.count(); }

    Services& services() { return m_services; }
    Credentials& credentials() { return m_credentials; }
    const std::shared_ptr<const Clock>& clock() const { return m_clock; }

Q_SIGNALS:
    void refreshed();
    void checksChanged();
    void buttonChanged();
    /// Something a person should know, in a sentence.
    void refused(const QString& reason);

private:
    void act(GoLiveController::Command command);
    void beginChecks();
    void continueChecks();
    void start();
    void startHere();
    void startAtServer();
    void startAt(const PublishPlace& place);
    void moveTo(const PublishPlace& place);
    std::vector<studio::Destination> destinationsWith(const PublishPlace& main) const;
    void followSwitches();
    void refuse(const QString& reason);
    void tellWhyItEnded();
    void tellWhyTheRecordingStopped();
    void checkSources();
    void follow();
    void judge();
    std::int64_t wantedBitrate() const;
    void noteUpload();

    StudioDesk& m_desk;
    Services m_services;
    std::shared_ptr<const Clock> m_clock;
    RunningMarker m_marker;
    Credentials m_credentials;
    Preflight m_preflight;
    BroadcastFigures m_figures;
    GoLiveController m_button;
    HealthJudge m_judge;
    HealthVerdict m_verdict;
    studio::StudioReport m_report;
    std::optional<PublishPlace> m_place;
    std::vector<studio::RenditionSettings> m_renditions;  ///< of the broadcast
    int m_attempt = 0;  ///< to start: a place that an earlier one has asked for comes too late
    PlaceRenewal m_renewal;
    ViewerWatch m_viewers;
    SteadyTime m_nextCheck;
    QTimer m_patience;
};

}  // namespace sigma::ui
