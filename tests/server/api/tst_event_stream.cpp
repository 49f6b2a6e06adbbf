#include <gtest/gtest.h>

#include "server/api/event_stream.h"
#include "tests/support/run_coroutine.h"

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

TEST(EventStream, EndsAtItsTime) {
    boost::asio::io_context context;
    EventStream stream(nullptr, std::chrono::steady_clock::now());
    EXPECT_EQ(sigma::test::runCoroutine(context, stream.next()).text(), "retry: 3000\n\n");
    EXPECT_TRUE(sigma::test::runCoroutine(context, stream.next()).empty());
}

}  // namespace
}  // namespace sigma::api::test
