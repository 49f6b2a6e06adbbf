#include <gtest/gtest.h>

#include "server/http/response_head.h"

namespace sigma::http {
namespace {

std::string render(const HttpResponse& response, const HeadContext& context = {}) {
    std::string head;
    renderHead(head, response, context);
    return head;
}

TEST(ResponseHead, WritesAllFields) {
    HttpResponse response = HttpResponse::of("video/mp4", SharedBuffer::take(std::string("abc")));
    response.cacheControl = "max-age=1";
    response.acceptsRanges = true;
    response.headers.push_back({"ETag", "\"x\""});
    EXPECT_EQ(render(response, {.date = "Thu, 01 Jan 1970 00:00:00 GMT"}),
              "HTTP/1.1 200 OK\r\n"
              "Server: sigma\r\n"
              "Access-Control-Allow-Origin: *\r\n"
              "Access-Control-Expose-Headers: Content-Range, Date, ETag, Location, Retry-After\r\n"
              "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n"
              "Content-Type: video/mp4\r\n"
              "Content-Length: 3\r\n"
              "Cache-Control: max-age=1\r\n"
              "Accept-Ranges: bytes\r\n"
              "ETag: \"x\"\r\n"
              "\r\n");
}

TEST(ResponseHead, SaysWhichOriginMayReadIt) {
    HeadContext context;
    context.cors = {"https://a.example", true};
    EXPECT_NE(render({}, context).find("Access-Control-Allow-Origin: https://a.example\r\n"),
              std::string::npos);
    EXPECT_NE(render({}, context).find("Vary: Origin\r\n"), std::string::npos);
    context.cors = {"", true};
    EXPECT_EQ(render({}, context).find("Access-Control"), std::string::npos);
    EXPECT_NE(render({}, context).find("Vary: Origin\r\n"), std::string::npos);
}

TEST(ResponseHead, SaysWhetherTheConnectionStays) {
    EXPECT_EQ(render({}).find("Connection:"), std::string::npos);
    EXPECT_NE(render({}, {.date = {}, .keepsAlive = false}).find("Connection: close\r\n"),
              std::string::npos);
    EXPECT_NE(render({}, {.date = {}, .isHttp10 = true}).find("Connection: keep-alive\r\n"),
              std::string::npos);
}

TEST(ResponseHead, GivesALengthOnlyWhereABodyMayBe) {
    EXPECT_EQ(render(HttpResponse::empty(204)).find("Content-Length"), std::string::npos);
    EXPECT_EQ(render(HttpResponse::empty(304)).find("Content-Length"), std::string::npos);
    EXPECT_NE(render(HttpResponse::empty(404)).find("Content-Length: 0\r\n"), std::string::npos);
}

TEST(ResponseHead, LetsNoValueBeginAnotherField) {
    HttpResponse response;
    response.headers.push_back({"Location", "/a\r\nSet-Cookie: b"});
    EXPECT_NE(render(response).find("Location: /a  Set-Cookie: b\r\n"), std::string::npos);
}

}  // namespace
}  // namespace sigma::http
