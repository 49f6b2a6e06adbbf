#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "core/rtmp/query.h"
#include "server/identity/publish_gate.h"
#include "server/ingest/publish_credentials.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fixed_channels.h"
#include "tests/support/sample_channel.h"

namespace {

using namespace sigma;

/// Its keys are in the source, so that the corpus can hold a ticket that is valid.
std::shared_ptr<identity::PublishGate> makeGate() {
    const auto clock = std::make_shared<test::FakeClock>();
    const auto signer = std::make_shared<identity::TokenSigner>(
        identity::SigningKeys::parse(
            R"([{"id":"fuzzed","secret":")"
            R"(AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","signs_from":0}])")
            .value(),
        clock);
    const auto revocations = std::make_shared<identity::Revocations>(std::chrono::hours(1), clock);
    const auto channels = std::make_shared<test::FixedChannels>(
        std::vector{test::sampleChannel("news", "News", "news-key")});
    return std::make_shared<identity::PublishGate>(
        channels, std::make_shared<identity::PublishTickets>(signer, revocations, clock), clock);
}

}  // namespace

// App and stream name, a line each. Nobody publishes who shows neither the key nor a ticket, and no
// refusal repeats what was sent.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::size_t newline = text.find('\n');
    auto connect = std::make_shared<rtmp::ConnectParameters>();
    auto app = rtmp::splitQuery(text.substr(0, newline));
    connect->app = std::move(app.name);
    auto stream =
        rtmp::splitQuery(newline == std::string_view::npos ? "" : text.substr(newline + 1));
    rtmp::StreamRequest request;
    request.connect = std::move(connect);
    request.name = std::move(stream.name);
    request.query = std::move(stream.query);
    rtmp::addMissing(request.query, app.query);

    const auto asked = ingest::publishRequest(request, "192.0.2.1");
    const auto grant = makeGate()->authorize(asked);
    if (grant.has_value()) {
        const bool hasKey = asked.key == "news-key" || asked.name.back() == "news-key";
        const bool hasTicket = asked.ticket && asked.ticket->starts_with("ticket.fuzzed.");
        if (!hasKey && !hasTicket) {
            std::abort();
        }
    } else if (grant.error().context !=
               "the stream key or ticket is not known to this server, or has expired") {
        std::abort();
    }
    return 0;
}
