#include "server/events/event_envelope.h"

#include <boost/json/serialize.hpp>

#include "core/hls/date_time.h"

namespace sigma::events {
namespace {

std::string textOrNull(const std::string& value) {
    return value.empty() ? "null" : boost::json::serialize(boost::json::string_view(value));
}

}  // namespace

std::string envelopeOf(const domain::DomainEvent& event) {
    std::string json = R"({"id":)" + textOrNull(event.id);
    json += R"(,"type":)" + textOrNull(event.type);
    json += R"(,"created_at":")";
    hls::appendDateTime(json, std::chrono::floor<std::chrono::milliseconds>(event.at));
    json += R"(","channel_id":)" + textOrNull(event.channel.value());
    json += R"(,"session_id":)" + textOrNull(event.session.value());
    json += R"(,"sequence":)";
    json += event.session.empty() ? "null" : std::to_string(event.sequence);
    json += R"(,"data":)";
    json += event.data.empty() ? "{}" : event.data;
    json += '}';
    return json;
}

}  // namespace sigma::events
