#include <algorithm>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "server/api/api_problem.h"

namespace sigma::api {
namespace {

boost::json::object bodyOf(const http::HttpResponse& response) {
    return boost::json::parse(response.body.front().text()).as_object();
}

std::string headerOf(const http::HttpResponse& response, std::string_view name) {
    const auto header = std::ranges::find(response.headers, name, &http::HttpHeader::name);
    return header == response.headers.end() ? "" : header->value;
}

struct Translation {
    ErrorCode error;
    unsigned status;
    const char* code;
};

class ApiProblemOfErrors : public testing::TestWithParam<Translation> {};

TEST_P(ApiProblemOfErrors, HaveTheirStatusAndCode) {
    const ApiProblem problem(Error{GetParam().error, "in words"});
    EXPECT_EQ(problem.status, GetParam().status);
    EXPECT_EQ(problem.code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ApiProblemOfErrors,
    testing::Values(Translation{ErrorCode::kInvalidData, 400, "invalid_data"},
                    Translation{ErrorCode::kUnauthorized, 401, "unauthorized"},
                    Translation{ErrorCode::kForbidden, 403, "forbidden"},
                    Translation{ErrorCode::kNotFound, 404, "not_found"},
                    Translation{ErrorCode::kConflict, 409, "conflict"},
                    Translation{ErrorCode::kAlreadyExists, 409, "already_exists"},
                    Translation{ErrorCode::kIllegalTransition, 409, "illegal_transition"},
                    Translation{ErrorCode::kPreconditionFailed, 412, "precondition_failed"},
                    Translation{ErrorCode::kInvalidArgument, 422, "invalid_argument"},
                    Translation{ErrorCode::kRateLimited, 429, "rate_limited"},
                    Translation{ErrorCode::kUnavailable, 503, "unavailable"},
                    Translation{ErrorCode::kIo, 500, "internal_error"}));

TEST(ApiProblem, KeepsWhatIsTheServersOwnToItself) {
    for (const ErrorCode code : {ErrorCode::kIo, ErrorCode::kUnavailable}) {
        const ApiProblem problem(Error{code, "SELECT * FROM secrets"});
        EXPECT_EQ(problem.detail.find("SELECT"), std::string::npos);
    }
    const ApiProblem refused(Error{ErrorCode::kConflict, "the database: FOREIGN KEY failed"});
    EXPECT_EQ(refused.detail, "the database refuses it");
    EXPECT_EQ(ApiProblem().status, 500U);
}

TEST(ApiProblem, IsWrittenAsProblemJson) {
    const auto response = toResponse(ApiProblem::ofFields({{"/title", "too_long", "it is \"long\""},
                                                           {"/x", "unknown_field", ""}}),
                                     "/api/v1/channels");
    EXPECT_EQ(response.status, 422U);
    EXPECT_EQ(response.contentType, "application/problem+json");
    EXPECT_EQ(response.cacheControl, "no-store");
    const auto body = bodyOf(response);
    EXPECT_EQ(body.at("code"), "invalid_fields");
    EXPECT_EQ(body.at("field"), "/title");
    EXPECT_EQ(body.at("instance"), "/api/v1/channels");
    EXPECT_EQ(body.at("title"), "Unprocessable Content");
    EXPECT_EQ(body.at("errors").at(0).at("detail"), "it is \"long\"");
    EXPECT_EQ(body.at("errors").at(1).at("field"), "/x");
}

TEST(ApiProblem, SaysHowToComeBack) {
    const auto refused = toResponse(Error{ErrorCode::kUnauthorized, ""}, "/");
    EXPECT_EQ(headerOf(refused, "WWW-Authenticate"), "Bearer");
    ApiProblem limited(Error{ErrorCode::kRateLimited, "too many"});
    limited.retryAfter = std::chrono::seconds(17);
    EXPECT_EQ(headerOf(toResponse(limited, "/"), "Retry-After"), "17");
    EXPECT_EQ(headerOf(toResponse(Error{ErrorCode::kUnavailable, ""}, "/"), "Retry-After"), "5");
    EXPECT_EQ(headerOf(toResponse(Error{ErrorCode::kNotFound, ""}, "/"), "Retry-After"), "");
}

}  // namespace
}  // namespace sigma::api
