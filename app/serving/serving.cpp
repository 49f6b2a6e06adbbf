#include "app/serving/serving.h"

#include <cstdio>
#include <iostream>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include "app/serving/data_folder.h"
#include "core/crypto/secrets.h"
#include "core/net/open_files.h"
#include "server/config/config_printer.h"
#include "server/config/config_reader.h"
#include "server/host/server_host.h"

namespace sigma::app {
namespace {

constexpr std::size_t kStreamKeyLength = 26;

/// The file's configuration, or the defaults with one new channel where no file is named.
config::ConfigResult readConfig(const ServingOptions& options) {
    if (options.configFile.empty()) {
        return config::ServerConfig::withLiveChannel(crypto::randomToken(kStreamKeyLength));
    }
    return config::loadConfig(options.configFile);
}

void reportProblems(const config::ConfigProblems& problems, const std::string& file) {
    for (const config::ConfigProblem& problem : problems.list) {
        std::cerr << config::toString(problem, file) << '\n';
    }
    std::cerr << problems.list.size() << (problems.list.size() == 1 ? " problem\n" : " problems\n");
}

/// The configured database, or the file in the data folder.
Result<std::string> databaseUrl(const config::ServerConfig& config, const ServingOptions& options) {
    if (!config.store.database.empty()) {
        return config.store.database;
    }
    std::string folder = options.dataFolder;
    if (folder.empty()) {
        SIGMA_TRY_ASSIGN(folder, ownDataFolder());
    }
    return "sqlite:" + folder + "/sigma.db";
}

void introduceAdministrator(const identity::FirstAdministrator& administrator,
                            const host::ServerHost& host) {
    std::cout << "First start. The password is shown this once:\n  sign in as  "
              << administrator.name << "\n  password    " << administrator.password
              << "\n  API         http://<this host>:" << host.httpPort() << "/api/\n"
              << std::flush;
}

void introduceGeneratedChannel(const config::ServerConfig& config, const host::ServerHost& host) {
    const config::ChannelConfig& channel = config.channels.front();
    std::cout << "No configuration file: made the channel \"" << channel.name
              << "\".\n  publish to  rtmp://<this host>:" << host.rtmpPort()
              << "/live\n  stream key  " << channel.streamKey
              << "\n  watch at    http://<this host>:" << host.httpPort() << "/watch/"
              << channel.name << "\n"
              << std::flush;
}

void reload(host::ServerHost& host, const ServingOptions& options, const Logger& logger) {
    if (options.configFile.empty()) {
        return;
    }
    const auto config = config::loadConfig(options.configFile);
    if (config.has_error()) {
        reportProblems(config.error(), options.configFile);
        logger.error("config.not_reloaded",
                     {{"file", options.configFile}, {"problems", config.error().list.size()}});
        return;
    }
    host.reload(*config);
}

/// Returns when the operator wants the server to end.
void waitForEnd(host::ServerHost& host, const ServingOptions& options, const Logger& logger) {
    boost::asio::io_context context;
    boost::asio::signal_set signals(context, SIGTERM, SIGINT, SIGHUP);
    for (bool isEnding = false; !isEnding;) {
        signals.async_wait([&](const boost::system::error_code&, int signal) {
            if (signal == SIGHUP) {
                reload(host, options, logger);
            } else {
                isEnding = true;
            }
        });
        context.run();
        context.restart();
    }
}

}  // namespace

int serve(const ServingOptions& options) {
    const auto config = readConfig(options);
    if (config.has_error()) {
        reportProblems(config.error(), options.configFile);
        return 1;
    }
    if (options.checksConfig) {
        std::cout << "The configuration has no problem.\n";
        return 0;
    }
    if (options.printsConfig) {
        std::cout << config::printConfig(*config);
        return 0;
    }
    const Logger logger = Logger::toStandardError(config->server.logLevel);
    net::raiseOpenFileLimit();
    const auto database = databaseUrl(*config, options);
    auto host = database.has_error() ? Result<std::unique_ptr<host::ServerHost>>(database.error())
                                     : host::ServerHost::start(*config, *database, logger);
    if (host.has_error()) {
        logger.error("server.not_started", {{"reason", host.error().context}});
        return 1;
    }
    if (const auto administrator = (*host)->takeFirstAdministrator()) {
        introduceAdministrator(*administrator, **host);
    }
    if (options.configFile.empty() && (*host)->hasImportedChannels()) {
        introduceGeneratedChannel(*config, **host);
    }
    waitForEnd(**host, options, logger);
    (*host)->drain();
    return 0;
}

}  // namespace sigma::app
