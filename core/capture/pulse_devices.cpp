#include "core/capture/pulse_devices.h"

#include <chrono>

#include <pulse/context.h>
#include <pulse/introspect.h>
#include <pulse/operation.h>

#include "core/pulse/pulse_connection.h"

namespace sigma::capture {
namespace {

constexpr std::size_t kMostDevices = 100;

struct Listing {
    PulseDevices devices;
    std::string defaultSource;
    std::string defaultSink;
};

void onServer(pa_context* /*context*/, const pa_server_info* server, void* listing) {
    if (server != nullptr) {
        auto& names = *static_cast<Listing*>(listing);
        names.defaultSource = server->default_source_name ? server->default_source_name : "";
        names.defaultSink = server->default_sink_name ? server->default_sink_name : "";
    }
}

void onSource(pa_context* /*context*/, const pa_source_info* source, int isLast, void* listing) {
    auto& found = *static_cast<Listing*>(listing);
    if (isLast == 0 && source->monitor_of_sink == PA_INVALID_INDEX &&
        found.devices.microphones.size() != kMostDevices) {
        found.devices.microphones.push_back(
            {source->name, source->description, source->name == found.defaultSource});
    }
}

void onSink(pa_context* /*context*/, const pa_sink_info* sink, int isLast, void* listing) {
    auto& found = *static_cast<Listing*>(listing);
    if (isLast == 0 && sink->monitor_source_name != nullptr &&
        found.devices.outputs.size() != kMostDevices) {
        found.devices.outputs.push_back(
            {sink->monitor_source_name, sink->description, sink->name == found.defaultSink});
    }
}

/// Turns until the operation is done, which it takes over.
Result<void> finish(pulse::PulseConnection& connection, pa_operation* operation) {
    constexpr std::chrono::milliseconds kStep(20);
    constexpr int kMostTurns = 100;
    if (operation == nullptr) {
        return Error{ErrorCode::kUnavailable, "the sound server does not answer"};
    }
    Result<void> result;
    for (int turns = 0; turns != kMostTurns && !result.has_error() &&
                        pa_operation_get_state(operation) == PA_OPERATION_RUNNING;
         ++turns) {
        result = connection.turn(kStep);
    }
    const bool isDone = pa_operation_get_state(operation) == PA_OPERATION_DONE;
    pa_operation_cancel(operation);
    pa_operation_unref(operation);
    if (!result.has_error() && !isDone) {
        return Error{ErrorCode::kUnavailable, "the sound server does not answer"};
    }
    return result;
}

}  // namespace

Result<PulseDevices> listPulseDevices(const std::string& server) {
    SIGMA_TRY_ASSIGN(const auto connection, pulse::PulseConnection::open(server));
    pa_context* context = connection->context();
    Listing listing;
    SIGMA_TRY(finish(*connection, pa_context_get_server_info(context, &onServer, &listing)));
    SIGMA_TRY(finish(*connection, pa_context_get_source_info_list(context, &onSource, &listing)));
    SIGMA_TRY(finish(*connection, pa_context_get_sink_info_list(context, &onSink, &listing)));
    return std::move(listing.devices);
}

}  // namespace sigma::capture
