#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/base/logger.h"
#include "core/base/result.h"
#include "server/config/server_config.h"
#include "server/identity/first_administrator.h"

namespace sigma::host {

/// A whole server: RTMP in, HLS out. Runs on threads of its own from start() on.
///
/// Thread: the owner's.
class ServerHost {
public:
    /// Opens the database, listens and serves. Errors: as ControlPlane::open() and
    /// net::TcpListener; nothing is left running then.
    static Result<std::unique_ptr<ServerHost>> start(const config::ServerConfig& config,
                                                     const std::string& databaseUrl,
                                                     const Logger& logger);
    ~ServerHost();
    ServerHost(const ServerHost&) = delete;
    ServerHost& operator=(const ServerHost&) = delete;

    std::uint16_t httpPort() const;
    std::uint16_t rtmpPort() const;

    /// Whom the first start on a database has made, to be shown once.
    std::optional<identity::FirstAdministrator> takeFirstAdministrator();
    /// Whether this start has taken over the configuration's channels: there were none before.
    bool hasImportedChannels() const;

    /// Takes over latency profiles and limits. Sessions under way go on as they began; what would
    /// need new sockets, threads or another database stays as it is, and a warning says so.
    void reload(const config::ServerConfig& config);

    /// Ends every session (EXT-X-ENDLIST), lets viewers take what they asked for, and stops.
    void drain();

private:
    struct Rooms;
    explicit ServerHost(std::unique_ptr<Rooms> rooms);

    std::unique_ptr<Rooms> m_rooms;
};

}  // namespace sigma::host
