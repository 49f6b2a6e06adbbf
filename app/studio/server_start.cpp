#include "app/studio/server_start.h"

#include <exception>
#include <utility>

namespace sigma::app {
namespace {

/// Nothing of ours throws; what comes from libraries must not end the studio.
ServerStart::Server startGuarded(const std::string& folder, const Logger& logger) {
    try {
        return EmbeddedServer::start(folder, logger);
    } catch (const std::exception& exception) {
        return Error{ErrorCode::kUnavailable,
                     std::string("the server in the studio does not start: ") + exception.what()};
    }
}

}  // namespace

ServerStart::ServerStart(std::string folder, Logger logger)
    : m_thread([this, folder = std::move(folder), logger = std::move(logger)] {
          m_server.emplace(startGuarded(folder, logger));
          QMetaObject::invokeMethod(
              this,
              [this] {
                  m_isKnown = true;
                  Q_EMIT known();
              },
              Qt::QueuedConnection);
      }) {}

ServerStart::~ServerStart() {
    wait();
}

const ServerStart::Server& ServerStart::wait() {
    if (m_thread.joinable()) {
        m_thread.join();
    }
    m_isKnown = true;
    return *m_server;
}

}  // namespace sigma::app
