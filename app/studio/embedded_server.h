#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/base/logger.h"
#include "core/base/result.h"
#include "server/host/server_host.h"

namespace sigma::app {

/// The server inside the studio: on this computer's loopback only, with one channel of its own.
class EmbeddedServer {
public:
    /// Where the studio publishes to, and where it is watched.
    struct Place {
        std::string publishUrl;
        std::string streamKey;  ///< a secret
        std::string watchUrl;
        std::string statusUrl;
        std::string playUrl;
    };

    /// Takes the usual ports, or free ones where somebody has them. What it keeps is in `folder`,
    /// which is made. Errors: as host::ServerHost::start(), kIo. Takes up to a second at the first
    /// start. Thread: any.
    static Result<std::unique_ptr<EmbeddedServer>> start(const std::string& folder,
                                                         const Logger& logger);
    /// Ends what is live, and stops.
    ~EmbeddedServer();
    EmbeddedServer(const EmbeddedServer&) = delete;
    EmbeddedServer& operator=(const EmbeddedServer&) = delete;

    Place place() const;
    std::optional<identity::FirstAdministrator> takeFirstAdministrator() {
        return m_host->takeFirstAdministrator();
    }

private:
    EmbeddedServer(std::unique_ptr<host::ServerHost> host, std::string streamKey)
        : m_host(std::move(host)), m_streamKey(std::move(streamKey)) {}

    std::unique_ptr<host::ServerHost> m_host;
    std::string m_streamKey;
};

}  // namespace sigma::app
