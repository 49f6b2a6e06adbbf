#include <gtest/gtest.h>

#include "core/viewer/beacon_sender.h"
#include "tests/core/viewer/small_recording.h"

namespace sigma::viewer {
namespace {

TEST(BeaconSender, PostsThoughItIsGoneBeforeTheAnswer) {
    boost::asio::io_context context;
    const SystemClock clock;
    test::SmallRecording site(context);
    {
        BeaconSender sender(context.get_executor(), clock, {}, site.url("/beacon"));
        sender.send("{\"sid\":\"s\"}");
    }
    test::runUntil(context, [&] { return !site.requests.empty(); });
    EXPECT_TRUE(site.requests[0].head.starts_with("POST /beacon HTTP/1.1\r\n"));
    EXPECT_EQ(site.requests[0].body, "{\"sid\":\"s\"}");
}

}  // namespace
}  // namespace sigma::viewer
