#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "server/events/event_envelope.h"

namespace sigma::events {
namespace {

using namespace std::chrono_literals;

domain::DomainEvent sampleEvent() {
    domain::DomainEvent event;
    event.id = "evt_01aryz6s410000000000000000";
    event.type = "session.live";
    event.at = WallTime(1'767'225'600'123'999us);
    event.channel = domain::ChannelId("news");
    event.session = domain::SessionId("k3j2h1g4f5d6");
    event.sequence = 3;
    event.position = 17;
    event.data = R"({"latency":"ultra"})";
    return event;
}

TEST(EventEnvelope, HasItsFieldsInOneOrder) {
    EXPECT_EQ(envelopeOf(sampleEvent()),
              R"({"id":"evt_01aryz6s410000000000000000","type":"session.live",)"
              R"("created_at":"2026-01-01T00:00:00.123Z","channel_id":"news",)"
              R"("session_id":"k3j2h1g4f5d6","sequence":3,"data":{"latency":"ultra"}})");
}

TEST(EventEnvelope, SaysNullForWhatTheEventIsNotAbout) {
    domain::DomainEvent event = sampleEvent();
    event.channel = {};
    event.session = {};
    event.sequence = 0;
    event.data.clear();
    const auto json = boost::json::parse(envelopeOf(event)).as_object();
    EXPECT_TRUE(json.at("channel_id").is_null());
    EXPECT_TRUE(json.at("session_id").is_null());
    EXPECT_TRUE(json.at("sequence").is_null());
    EXPECT_TRUE(json.at("data").as_object().empty());
}

TEST(EventEnvelope, EscapesWhatUsersMayHaveChosen) {
    domain::DomainEvent event = sampleEvent();
    event.channel = domain::ChannelId("a\"b\\c\n\x01");
    const auto json = boost::json::parse(envelopeOf(event)).as_object();
    EXPECT_EQ(json.at("channel_id").as_string(), "a\"b\\c\n\x01");
}

}  // namespace
}  // namespace sigma::events
