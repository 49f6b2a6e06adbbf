#include <gtest/gtest.h>

#include "server/http/range_answer.h"

namespace sigma::http {
namespace {

HttpRequest requestOf(std::string_view range) {
    HttpRequest request;
    request.headers.add("Range", range);
    return request;
}

HttpResponse tenBytes() {
    HttpResponse response = HttpResponse::of("video/mp4", SharedBuffer::take(std::string("abcde")));
    response.body.push_back(SharedBuffer::take(std::string("fghij")));
    response.acceptsRanges = true;
    return response;
}

std::string textOf(const HttpResponse& response) {
    std::string text;
    for (const SharedBuffer& piece : response.body) {
        text += piece.text();
    }
    return text;
}

TEST(RangeAnswer, CutsTheRangeOut) {
    const HttpResponse response = withRange(requestOf("bytes=3-6"), tenBytes());
    EXPECT_EQ(response.status, 206U);
    EXPECT_EQ(textOf(response), "defg");
    EXPECT_EQ(response.contentType, "video/mp4");
    EXPECT_EQ(response.headers.at(0).name, "Content-Range");
    EXPECT_EQ(response.headers.at(0).value, "bytes 3-6/10");
}

TEST(RangeAnswer, SaysHowLongTheBodyIsWhenTheRangeLiesOutside) {
    const HttpResponse response = withRange(requestOf("bytes=10-"), tenBytes());
    EXPECT_EQ(response.status, 416U);
    EXPECT_EQ(response.headers.at(0).value, "bytes */10");
}

TEST(RangeAnswer, LeavesOtherAnswersWhole) {
    HttpResponse without = tenBytes();
    without.acceptsRanges = false;
    EXPECT_EQ(withRange(requestOf("bytes=0-1"), without).status, 200U);

    HttpResponse missing = HttpResponse::problem(404, "x", "y");
    missing.acceptsRanges = true;
    EXPECT_EQ(withRange(requestOf("bytes=0-1"), missing).status, 404U);

    EXPECT_EQ(withRange(requestOf("bytes=0-1,2-3"), tenBytes()).status, 200U);
    EXPECT_EQ(withRange(HttpRequest(), tenBytes()).status, 200U);
}

TEST(RangeAnswer, LeavesHeadAndIfRangeWhole) {
    HttpRequest head = requestOf("bytes=0-1");
    head.method = HttpMethod::kHead;
    EXPECT_EQ(withRange(head, tenBytes()).status, 200U);

    HttpRequest conditional = requestOf("bytes=0-1");
    conditional.headers.add("If-Range", "\"etag\"");
    EXPECT_EQ(withRange(conditional, tenBytes()).status, 200U);
}

}  // namespace
}  // namespace sigma::http
