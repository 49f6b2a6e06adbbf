#include "app/studio/studio_app.h"

#include <QApplication>
#include <QDir>
#include <QLockFile>
#include <QTimer>
#include <iostream>
#include <memory>

#include "app/serving/data_folder.h"
#include "app/studio/api_network.h"
#include "app/studio/embedded_server.h"
#include "app/studio/machine_cameras.h"
#include "app/studio/machine_devices.h"
#include "app/studio/machine_encoders.h"
#include "app/studio/process_signals.h"
#include "app/studio/server_start.h"
#include "core/studio/studio_engine.h"
#include "ui/player/live_stream_opener.h"
#include "ui/studio/broadcaster.h"
#include "ui/studio/keychain_store.h"
#include "ui/studio/language.h"
#include "ui/studio/studio_desk.h"
#include "ui/studio/studio_window.h"
#include "ui/widgets/system_appearance.h"
#include "ui/widgets/theme.h"
#include "ui/words/failure_words.h"

namespace sigma::app {
namespace {

constexpr int kStartLiveMilliseconds = 1000;  // for the first picture and the checks

Result<std::string> dataFolderOf(const StudioOptions& options) {
    if (!options.dataFolder.empty()) {
        return options.dataFolder;
    }
    return ownDataFolder();
}

ui::PublishPlace placeOf(const EmbeddedServer& server) {
    const EmbeddedServer::Place place = server.place();
    ui::PublishPlace published;
    published.target.name = "this computer";
    published.target.url = place.publishUrl;
    published.target.key = place.streamKey;
    published.watchUrl = place.watchUrl;
    published.statusUrl = place.statusUrl;
    published.takesAllRenditions = true;
    published.playUrl = place.playUrl;
    return published;
}

/// Everything of a running studio, in the order in which it depends on each other.
class StudioApp {
public:
    StudioApp(QApplication& application, const std::string& folder, ServerStart& server,
              const Logger& logger)
        : m_server(server),
          m_engine(studio::realParts(m_clock, logger)),
          m_network(m_clock, logger),
          m_secrets(QString::fromStdString(folder)),
          m_cameras(folder + "/cameras.json"),
          m_streams(m_clock),
          m_marker(QString::fromStdString(folder + "/running.json")),
          m_interrupted(m_marker.leftBehind()),
          m_theme(application),
          m_desk(m_engine, m_devices,
                 ui::StateFile(QString::fromStdString(folder + "/studio.json"))),
          m_broadcaster(m_desk, {m_network, m_secrets, m_encoders, m_cameras, m_streams}, m_clock,
                        m_marker) {
        QObject::connect(&m_server, &ServerStart::known, &m_network, [this] { takeServer(); });
        QObject::connect(&m_desk, &ui::StudioDesk::settingsChanged, &m_theme,
                         [this] { follow(m_desk.settings().appearance); });
        QObject::connect(&m_appearance, &widgets::SystemAppearance::preferred, &m_theme,
                         &widgets::Theme::setSystemIsDark);
        QObject::connect(&m_devices, &ui::DeviceLists::changed, &m_theme,
                         [this] { setCamerasAsBefore(); });
        // The first sources have names in the person's language.
        follow(m_desk.settings().appearance);
        m_desk.open();
        setCamerasAsBefore();
        m_appearance.ask();
        m_broadcaster.lookAround();
    }

    void show(const StudioOptions& options) {
        m_window = std::make_unique<ui::StudioWindow>(m_desk, m_broadcaster, m_theme);
        if (m_interrupted) {
            m_window->offerAfterCrash(*m_interrupted);
        }
        options.isMinimized ? m_window->showMinimized() : m_window->show();
        if (options.startsLive) {
            // Before, it has no place to publish to.
            QObject::connect(&m_server, &ServerStart::known, &m_broadcaster, [this] {
                QTimer::singleShot(kStartLiveMilliseconds, &m_broadcaster,
                                   &ui::Broadcaster::startLive);
            });
        }
    }

    void showWindow() {
        m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
        m_window->show();
        m_window->raise();
        m_window->activateWindow();
    }

    void end() {
        m_engine.endLive();
        m_desk.flush();
        // Where the server was still starting, known() comes no more.
        keepAdministrator(m_server.wait());
    }

private:
    void follow(const ui::AppearanceSettings& appearance) {
        m_theme.choose(appearance.theme);
        m_language.choose(appearance.language);
    }

    void setCamerasAsBefore() {
        for (const ui::DeskSource& source : m_desk.sources()) {
            if (const auto* const camera =
                    std::get_if<capture::CameraSettings>(&source.saved.settings)) {
                m_cameras.open(camera->deviceId);
            }
        }
    }

    void takeServer() {
        const ServerStart::Server& server = *m_server.server();
        if (server.has_error()) {
            m_network.setThisComputer(server.error());
            m_window->tell(ui::words::failure(server.error()));
            return;
        }
        m_network.setThisComputer(placeOf(**server));
        keepAdministrator(server);
    }

    /// Who may change the embedded server's channels, should anybody ask. The server tells of it
    /// once, when it has made it.
    void keepAdministrator(const ServerStart::Server& server) {
        if (server.has_error()) {
            return;
        }
        if (const auto administrator = (*server)->takeFirstAdministrator()) {
            m_secrets.write("administrator", administrator->name + ":" + administrator->password,
                            {});
        }
    }

    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    ServerStart& m_server;
    studio::StudioEngine m_engine;
    MachineDevices m_devices;
    ApiNetwork m_network;
    ui::KeychainStore m_secrets;
    MachineEncoders m_encoders;
    MachineCameras m_cameras;
    ui::LiveStreamOpener m_streams;
    ui::RunningMarker m_marker;
    std::optional<ui::Interrupted> m_interrupted;
    widgets::Theme m_theme;
    widgets::SystemAppearance m_appearance;
    ui::Language m_language;
    ui::StudioDesk m_desk;
    ui::Broadcaster m_broadcaster;
    std::unique_ptr<ui::StudioWindow> m_window;
};

/// Which process holds the lock; 0 where that is not known, or it is another machine's.
qint64 holderOf(const QLockFile& lock) {
    qint64 process = 0;
    QString machine;
    QString program;
    const bool isKnown = lock.getLockInfo(&process, &machine, &program);
    return isKnown && machine == QSysInfo::machineHostName() ? process : 0;
}

}  // namespace

int runStudio(int& argc, char** argv, const StudioOptions& options) {
    const auto folder = dataFolderOf(options);
    if (folder.has_error()) {
        std::cerr << folder.error().context << '\n';
        return 1;
    }
    const QString own = QString::fromStdString(*folder + "/studio");
    QDir().mkpath(own);
    ProcessSignals processSignals;
    QLockFile lock(own + QStringLiteral("/studio.lock"));
    lock.setStaleLockTime(0);
    if (!lock.tryLock()) {
        std::cerr << "The studio runs already on " << *folder
                  << ": close it, or give another folder with --data\n";
        if (const qint64 process = holderOf(lock); process != 0) {
            ProcessSignals::askForWindow(process);
        }
        return 1;
    }
    const Logger logger = Logger::toStandardError(LogLevel::kWarning);
    ServerStart server(*folder + "/studio", logger);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("sigma-studio"));
    QApplication::setDesktopFileName(QStringLiteral("sigma-studio"));
    StudioApp app(application, *folder + "/studio", server, logger);
    app.show(options);
    // Not quit(), which asks the window, which asks the person while live.
    processSignals.listen(
        application, [] { QCoreApplication::exit(); }, [&app] { app.showWindow(); });
    const int status = QApplication::exec();
    app.end();
    return status;
}

}  // namespace sigma::app
