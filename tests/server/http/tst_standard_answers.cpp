#include <algorithm>

#include <gtest/gtest.h>

#include "server/http/standard_answers.h"

namespace sigma::http {
namespace {

std::string headerOf(const HttpResponse& response, std::string_view name) {
    const auto header = std::ranges::find(response.headers, name, &HttpHeader::name);
    return header == response.headers.end() ? "" : header->value;
}

TEST(StandardAnswers, HaveTheirStatus) {
    EXPECT_EQ(notFound().status, 404U);
    EXPECT_EQ(methodNotAllowed("GET").status, 405U);
    EXPECT_EQ(preflight("GET").status, 204U);
    EXPECT_EQ(internalError().status, 500U);
    EXPECT_EQ(requestTimeout().status, 408U);
}

TEST(StandardAnswers, NameTheMethodsOfThePath) {
    EXPECT_EQ(headerOf(methodNotAllowed("GET, HEAD"), "Allow"), "GET, HEAD");
    EXPECT_EQ(headerOf(preflight("GET, HEAD"), "Allow"), "GET, HEAD");
    EXPECT_EQ(headerOf(preflight("GET, HEAD"), "Access-Control-Allow-Methods"), "GET, HEAD");
}

TEST(StandardAnswers, RefuseWithAWholeMessage) {
    EXPECT_TRUE(refusal().starts_with("HTTP/1.1 503 "));
    EXPECT_TRUE(refusal().ends_with("\r\n\r\n"));
}

}  // namespace
}  // namespace sigma::http
