#include "core/pulse/pulse_connection.h"

#include <pulse/context.h>
#include <pulse/error.h>
#include <pulse/mainloop.h>

namespace sigma::pulse {
namespace {

constexpr std::chrono::milliseconds kPatience{2'000};

Error gone(pa_context* context) {
    return {ErrorCode::kUnavailable, std::string("the sound server does not answer: ") +
                                         pa_strerror(pa_context_errno(context))};
}

}  // namespace

Result<std::unique_ptr<PulseConnection>> PulseConnection::begin(const std::string& server) {
    pa_mainloop* loop = pa_mainloop_new();
    pa_context* context =
        loop == nullptr ? nullptr : pa_context_new(pa_mainloop_get_api(loop), "Sigma Live");
    std::unique_ptr<PulseConnection> connection(new PulseConnection(loop, context));
    if (context == nullptr) {
        return Error{ErrorCode::kUnavailable, "no memory is left"};
    }
    if (pa_context_connect(context, server.empty() ? nullptr : server.c_str(),
                           PA_CONTEXT_NOAUTOSPAWN, nullptr) < 0) {
        return gone(context);
    }
    return connection;
}

Result<std::unique_ptr<PulseConnection>> PulseConnection::open(const std::string& server) {
    SIGMA_TRY_ASSIGN(auto connection, begin(server));
    SIGMA_TRY(connection->waitUntilReady());
    return connection;
}

PulseConnection::~PulseConnection() {
    if (m_context != nullptr) {
        pa_context_disconnect(m_context);
        pa_context_unref(m_context);
    }
    if (m_loop != nullptr) {
        pa_mainloop_free(m_loop);
    }
}

Result<void> PulseConnection::turn(std::chrono::milliseconds patience) {
    const auto microseconds = std::chrono::microseconds(patience).count();
    if (pa_mainloop_prepare(m_loop, static_cast<int>(microseconds)) < 0 ||
        pa_mainloop_poll(m_loop) < 0 || pa_mainloop_dispatch(m_loop) < 0 ||
        !PA_CONTEXT_IS_GOOD(pa_context_get_state(m_context))) {
        return gone(m_context);
    }
    return {};
}

bool PulseConnection::isReady() const {
    return pa_context_get_state(m_context) == PA_CONTEXT_READY;
}

Result<void> PulseConnection::waitUntilReady() {
    // The library counts only what it waited; a turn that returned early did something.
    constexpr std::chrono::milliseconds kStep(20);
    for (int turns = 0; turns != kPatience / kStep; ++turns) {
        if (isReady()) {
            return {};
        }
        SIGMA_TRY(turn(kStep));
    }
    return Error{ErrorCode::kUnavailable, "the sound server does not answer"};
}

}  // namespace sigma::pulse
