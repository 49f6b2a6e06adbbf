#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "tests/bench/load/http_reader.h"
#include "tests/bench/load/key_pattern.h"
#include "tests/bench/load/quantiles.h"

namespace sigma::bench {
namespace {

namespace asio = boost::asio;

struct Options {
    std::uint16_t port = 8080;
    std::string path = "/api/v1/channels/bench-{}";
    std::string token;
    std::size_t channels = 1;
    std::size_t connections = 16;
    double rate = 1000;
    double seconds = 10;
};

struct Figures {
    std::vector<Clock::duration> times;  ///< from when a write was to begin
    std::size_t failed = 0;
};

std::string requestTo(const Options& options, std::size_t number) {
    const std::string body = "{\"title\":\"Title " + std::to_string(number) + "\"}";
    return "PATCH " + nameOf(options.path, number % options.channels) +
           " HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " + options.token +
           "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

/// Its share of the writes, each when it is due, however late the ones before are answered.
asio::awaitable<void> write(asio::io_context& context, const Options& options, std::size_t first,
                            Figures& figures) {
    HttpReader connection(context);
    auto connecting = connection.connect({asio::ip::address_v4::loopback(), options.port});
    co_await std::move(connecting);
    const auto inSeconds = [](double seconds) {
        return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    };
    const auto begin = Clock::now();
    asio::steady_timer timer(context);
    for (std::size_t number = first;; number += options.connections) {
        const double second = static_cast<double>(number) / options.rate;
        if (second >= options.seconds) {
            co_return;
        }
        timer.expires_at(begin + inSeconds(second));
        auto waiting = timer.async_wait(asio::use_awaitable);
        co_await std::move(waiting);
        auto asking = connection.ask(requestTo(options, number));
        const HttpAnswer answer = co_await std::move(asking);
        figures.failed += answer.status == 200 ? 0 : 1;
        figures.times.push_back(answer.lastByte - begin - inSeconds(second));
    }
}

int writeAll(const Options& options) {
    asio::io_context context(1);
    Figures figures;
    std::size_t lost = 0;
    const auto begin = Clock::now();
    for (std::size_t index = 0; index != options.connections; ++index) {
        asio::co_spawn(context, write(context, options, index, figures),
                       [&lost](const std::exception_ptr& problem) { lost += problem ? 1 : 0; });
    }
    context.run();
    const std::chrono::duration<double> taken = Clock::now() - begin;
    std::cout << "{\"written\": " << figures.times.size() << ", \"failed\": " << figures.failed
              << ", \"rate\": " << static_cast<double>(figures.times.size()) / taken.count()
              << ", \"ms\": " << quantilesJson(std::move(figures.times)) << "}\n";
    return lost == 0 ? 0 : 1;
}

}  // namespace
}  // namespace sigma::bench

/// Changes channels through the API at a steady rate, each change an event in the log.
int main(int argc, char** argv) {
    sigma::bench::Options options;
    CLI::App app("Changes channels of 127.0.0.1 at a steady rate.", "sigma-bench-write");
    app.add_option("--port", options.port, "HTTP port")->capture_default_str();
    app.add_option("--path", options.path, "of a channel; {} is the number")->capture_default_str();
    app.add_option("--token", options.token, "access token")->required();
    app.add_option("--channels", options.channels, "channels, in turn")->capture_default_str();
    app.add_option("--connections", options.connections, "connections")->capture_default_str();
    app.add_option("--rate", options.rate, "writes a second")->capture_default_str();
    app.add_option("--seconds", options.seconds, "for how long")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    return sigma::bench::writeAll(options);
}
