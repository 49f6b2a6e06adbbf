#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "app/studio/embedded_server.h"
#include "core/base/logger.h"

namespace sigma::app {

/// The embedded server, from when it begins to start: on a thread of its own, so that the window
/// does not wait for it.
///
/// Thread: that of its making, which runs Qt's events. It may be made before QApplication is.
class ServerStart final : public QObject {
    Q_OBJECT

public:
    using Server = Result<std::unique_ptr<EmbeddedServer>>;

    ServerStart(std::string folder, Logger logger);
    /// Ends the server, once it has started.
    ~ServerStart() override;

    /// Null before known() or wait().
    const Server* server() const { return m_isKnown ? &*m_server : nullptr; }
    /// For when no events will run any more, which known() needs.
    const Server& wait();

Q_SIGNALS:
    /// Once: it runs, or could not be started.
    void known();

private:
    std::optional<Server> m_server;  ///< the thread's until m_isKnown
    bool m_isKnown = false;
    std::thread m_thread;
};

}  // namespace sigma::app
