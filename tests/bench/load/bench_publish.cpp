#include <iostream>

#include <CLI/CLI.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "tests/bench/load/key_pattern.h"
#include "tests/bench/load/paced_publisher.h"

namespace sigma::bench {
namespace {

namespace asio = boost::asio;

struct Options {
    std::uint16_t port = 1935;
    std::string keys = "bench-{}-0123456789abcdef";
    std::size_t count = 1;
    std::string recording;
    double seconds = 10;
};

int publish(const Options& options) {
    auto recording = readFlvRecording(options.recording);
    if (recording.has_error()) {
        std::cerr << "sigma-bench-publish: " << recording.error().context << '\n';
        return 1;
    }
    const auto shared = std::make_shared<const FlvRecording>(std::move(*recording));
    asio::io_context context(1);
    const asio::ip::tcp::endpoint server(asio::ip::address_v4::loopback(), options.port);
    std::vector<std::unique_ptr<PacedPublisher>> publishers;
    std::size_t lost = 0;
    for (std::size_t index = 0; index != options.count; ++index) {
        publishers.push_back(
            std::make_unique<PacedPublisher>(context, shared, nameOf(options.keys, index)));
        const auto delay = beginOf(index, options.count);
        asio::co_spawn(context, publishers.back()->run(server, delay),
                       [&lost](const std::exception_ptr&) { ++lost; });
    }
    context.run_for(std::chrono::duration_cast<Clock::duration>(
        std::chrono::duration<double>(options.seconds)));
    std::cout << "{\"publishers\": " << options.count << ", \"lost\": " << lost << "}\n";
    return lost == 0 ? 0 : 1;
}

}  // namespace
}  // namespace sigma::bench

/// Many publishers in one process, which cost next to nothing themselves.
int main(int argc, char** argv) {
    sigma::bench::Options options;
    CLI::App app("Publishes a recording to many channels of 127.0.0.1 over and over.",
                 "sigma-bench-publish");
    app.add_option("--port", options.port, "RTMP port")->capture_default_str();
    app.add_option("--keys", options.keys, "stream keys; {} is the number")->capture_default_str();
    app.add_option("--count", options.count, "publishers")->capture_default_str();
    app.add_option("--recording", options.recording, "FLV file with H.264 and AAC")->required();
    app.add_option("--seconds", options.seconds, "for how long")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    return sigma::bench::publish(options);
}
