#include <gtest/gtest.h>

#include "core/httpclient/http_request.h"

namespace sigma::httpclient {
namespace {

TEST(HttpRequest, IsAGetWhereThereIsNothingToPost) {
    const HttpRequest request{.url = *Url::parse("http://h.example:8080/a?b=c"),
                              .headers = {{"Range", "bytes=0-9"}}};
    EXPECT_EQ(requestText(request),
              "GET /a?b=c HTTP/1.1\r\nHost: h.example:8080\r\nAccept: */*\r\n"
              "Range: bytes=0-9\r\n\r\n");
}

TEST(HttpRequest, IsAPostThoughWhatIsPostedIsEmpty) {
    HttpRequest request{.url = *Url::parse("https://h.example/"), .posted = "{}"};
    EXPECT_EQ(requestText(request),
              "POST / HTTP/1.1\r\nHost: h.example\r\nAccept: */*\r\nContent-Length: 2\r\n\r\n{}");
    request.posted = "";
    EXPECT_TRUE(requestText(request).ends_with("Content-Length: 0\r\n\r\n"));
}

}  // namespace
}  // namespace sigma::httpclient
