#include "server/api/event_stream.h"

#include "server/events/event_envelope.h"

namespace sigma::api {
namespace {

constexpr std::chrono::seconds kKeepAlive{15};
/// What a reader waits before it comes back, in milliseconds.
constexpr std::string_view kBeginning = "retry: 3000\n\n";
constexpr std::string_view kComment = ":\n\n";

SharedBuffer textOf(std::string_view text) {
    return SharedBuffer::take(std::string(text));
}

}  // namespace

void appendEvent(std::string& text, const domain::DomainEvent& event) {
    // The envelope is one line: JSON escapes line ends within it.
    text += "id: " + event.id + "\nevent: " + event.type + "\ndata: ";
    text += events::envelopeOf(event);
    text += "\n\n";
}

boost::asio::awaitable<SharedBuffer> EventStream::next() {
    if (!m_hasBegun) {
        m_hasBegun = true;
        co_return textOf(kBeginning);
    }
    const auto now = std::chrono::steady_clock::now();
    if (now >= m_endsAt) {
        co_return SharedBuffer();
    }
    auto waiting = m_subscription->next(now + kKeepAlive);
    const auto happened = co_await std::move(waiting);
    if (happened.has_error()) {
        co_return SharedBuffer();
    }
    if (happened->empty()) {
        co_return textOf(kComment);
    }
    std::string text;
    for (const domain::DomainEvent& event : *happened) {
        appendEvent(text, event);
    }
    co_return SharedBuffer::take(std::move(text));
}

}  // namespace sigma::api
