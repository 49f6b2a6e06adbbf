#include "app/studio/embedded_server.h"

#include <QFile>
#include <QSaveFile>
#include <filesystem>
#include <system_error>

#include "core/crypto/secrets.h"
#include "core/crypto/sha256.h"

namespace sigma::app {
namespace {

constexpr std::size_t kKeyBits = 160;
constexpr const char* kChannel = "studio";

/// The channel's key, the same at every start.
Result<std::string> streamKeyIn(const std::string& folder) {
    const QString path = QString::fromStdString(folder + "/stream-key");
    QFile existing(path);
    if (existing.open(QIODevice::ReadOnly)) {
        const std::string key = existing.readAll().trimmed().toStdString();
        if (!key.empty()) {
            return key;
        }
    }
    const std::string key = crypto::randomSecret(kKeyBits);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(QByteArray::fromStdString(key)) < 0 || !file.commit()) {
        return Error{ErrorCode::kIo, path.toStdString() + ": " + file.errorString().toStdString()};
    }
    return key;
}

config::ServerConfig configOf(const std::string& streamKey, bool takesUsualPorts) {
    config::ServerConfig config;
    config.server.threads = 1;
    config.server.logLevel = LogLevel::kWarning;
    config.server.drainTimeout = std::chrono::milliseconds(1500);
    // The studio says so only when its broadcast is over: nobody comes back, and viewers may know.
    config.live.unpublishWindow = std::chrono::milliseconds(0);
    config.http.listen = takesUsualPorts ? "127.0.0.1:8080" : "127.0.0.1:0";
    config.rtmp.listen = takesUsualPorts ? "127.0.0.1:1935" : "127.0.0.1:0";
    config.channels.push_back({kChannel, "Studio", streamKey, config::LatencyMode::kUltra, true});
    return config;
}

}  // namespace

Result<std::unique_ptr<EmbeddedServer>> EmbeddedServer::start(const std::string& folder,
                                                              const Logger& logger) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure) {
        return Error{ErrorCode::kIo, folder + ": " + failure.message()};
    }
    SIGMA_TRY_ASSIGN(std::string key, streamKeyIn(folder));
    // The database keeps the key that it began with: another key begins another one.
    const std::string database =
        "sqlite:" + folder + "/server-" + crypto::sha256Hex(key).substr(0, 12) + ".db";
    auto host = host::ServerHost::start(configOf(key, true), database, logger);
    if (host.has_error()) {
        host = host::ServerHost::start(configOf(key, false), database, logger);
    }
    if (host.has_error()) {
        return host.error();
    }
    return std::unique_ptr<EmbeddedServer>(new EmbeddedServer(*std::move(host), std::move(key)));
}

EmbeddedServer::~EmbeddedServer() {
    m_host->drain();
}

EmbeddedServer::Place EmbeddedServer::place() const {
    const std::string web = "http://127.0.0.1:" + std::to_string(m_host->httpPort());
    const std::string live = web + "/live/" + kChannel;
    return {"rtmp://127.0.0.1:" + std::to_string(m_host->rtmpPort()) + "/live", m_streamKey,
            web + "/watch/" + kChannel, live + "/status", live + "/index.m3u8"};
}

}  // namespace sigma::app
