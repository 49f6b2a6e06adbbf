#include <gtest/gtest.h>

#include "tests/server/origin/origin_test_server.h"

namespace sigma::origin::test {
namespace {

TEST(OriginRoutes, LeadToEveryHandler) {
    OriginTestServer server;
    server.addSession();
    server.publish({.segments = 1, .parts = 1});
    HttpClient client(server.port());
    for (const std::string& path :
         {std::string("/live/news/index.m3u8"), kPlaylist, kMedia + "0.m4s",
          std::string("/live/news/status"), std::string("/time"), std::string("/watch/news"),
          std::string("/assets/watch.js")}) {
        EXPECT_EQ(client.get(path).status, 200) << path;
    }
}

TEST(OriginRoutes, AreForReadingOnly) {
    OriginTestServer server;
    HttpClient client(server.port());
    client.send("POST /time HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
    EXPECT_EQ(client.receive().status, 405);
}

}  // namespace
}  // namespace sigma::origin::test
