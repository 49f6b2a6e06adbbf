#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "server/api/cursor.h"
#include "server/api/event_page.h"

namespace sigma::api {
namespace {

domain::DomainEvent eventAt(std::int64_t position) {
    domain::DomainEvent event;
    event.id = "evt_" + std::to_string(position);
    event.type = "session.live";
    event.channel = domain::ChannelId("camera");
    event.position = position;
    event.data = R"({"words":"a \"quoted\" one"})";
    return event;
}

boost::json::object parsed(const http::HttpResponse& response) {
    return boost::json::parse(response.body.front().text()).as_object();
}

TEST(EventPage, HoldsEnvelopes) {
    const auto page = parsed(eventPage({{eventAt(4), eventAt(5)}, false}, "events"));
    EXPECT_EQ(page.at("items").at(0).at("id"), "evt_4");
    EXPECT_EQ(page.at("items").at(1).at("data").at("words"), "a \"quoted\" one");
    EXPECT_TRUE(page.at("next_cursor").is_null());
}

TEST(EventPage, GoesOnBehindItsLastEvent) {
    const auto page = parsed(eventPage({{eventAt(4), eventAt(5)}, true}, "events"));
    EXPECT_EQ(page.at("next_cursor").as_string(), writeCursor("events", {"5"}));
    EXPECT_TRUE(parsed(eventPage({}, "events")).at("items").as_array().empty());
}

}  // namespace
}  // namespace sigma::api
