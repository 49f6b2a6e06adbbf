#include <gtest/gtest.h>

#include "server/api/event_stream.h"

namespace sigma::api::test {
namespace {

TEST(EventStream, WritesAnEventAsLines) {
    domain::DomainEvent event;
    event.id = "evt_1";
    event.type = "session.live";
    event.data = R"({"words":"two\nlines"})";
    std::string text = ":\n\n";
    appendEvent(text, event);
    EXPECT_TRUE(text.starts_with(":\n\nid: evt_1\nevent: session.live\ndata: {\"id\":\"evt_1\""))
        << text;
    EXPECT_TRUE(text.ends_with("}\n\n"));
    EXPECT_NE(text.find(R"("two\nlines")"), std::string::npos);
}

}  // namespace
}  // namespace sigma::api::test
