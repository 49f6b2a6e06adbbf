#include "app/studio/server_start.h"

#include <utility>

namespace sigma::app {

ServerStart::ServerStart(std::string folder, Logger logger)
    : m_thread([this, folder = std::move(folder), logger = std::move(logger)] {
          m_server = EmbeddedServer::start(folder, logger);
          QMetaObject::invokeMethod(
              this,
              [this] {
                  m_isKnown = true;
                  Q_EMIT known();
              },
              Qt::QueuedConnection);
      }) {}

ServerStart::~ServerStart() {
    m_thread.join();
}

}  // namespace sigma::app
