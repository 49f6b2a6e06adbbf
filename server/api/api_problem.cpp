#include "server/api/api_problem.h"

#include <boost/json.hpp>

namespace sigma::api {
namespace {

constexpr std::chrono::seconds kRetryLater{5};
constexpr std::string_view kOfDatabase = "the database: ";

unsigned statusOf(ErrorCode code) {
    switch (code) {
        case ErrorCode::kInvalidData:
        case ErrorCode::kNotEnoughData:
            return 400;
        case ErrorCode::kUnauthorized:
            return 401;
        case ErrorCode::kForbidden:
            return 403;
        case ErrorCode::kNotFound:
            return 404;
        case ErrorCode::kConflict:
        case ErrorCode::kAlreadyExists:
        case ErrorCode::kIllegalTransition:
            return 409;
        case ErrorCode::kPreconditionFailed:
            return 412;
        case ErrorCode::kInvalidArgument:
        case ErrorCode::kLimitExceeded:
        case ErrorCode::kUnsupported:
            return 422;
        case ErrorCode::kRateLimited:
            return 429;
        case ErrorCode::kUnavailable:
            return 503;
        case ErrorCode::kTimestampRegressed:
        case ErrorCode::kIo:
            return 500;
    }
    return 500;
}

std::string codeOf(const Error& error) {
    return statusOf(error.code) == 500 ? "internal_error" : std::string(toString(error.code));
}

std::string detailOf(const Error& error) {
    switch (statusOf(error.code)) {
        case 500:
            return "the server failed to answer";
        case 503:
            return "the database does not answer now";
        default:
            // What the database itself says is for the log.
            return error.context.starts_with(kOfDatabase) ? "the database refuses it"
                                                          : error.context;
    }
}

boost::json::array toJson(const std::vector<FieldProblem>& errors) {
    boost::json::array list;
    for (const FieldProblem& error : errors) {
        list.push_back({{"field", error.field}, {"code", error.code}, {"detail", error.detail}});
    }
    return list;
}

}  // namespace

ApiProblem::ApiProblem(const Error& error)
    : status(statusOf(error.code)), code(codeOf(error)), detail(detailOf(error)) {
    if (status == 429 || status == 503) {
        retryAfter = kRetryLater;
    }
}

ApiProblem::ApiProblem(unsigned httpStatus, std::string problemCode, std::string problemDetail)
    : status(httpStatus), code(std::move(problemCode)), detail(std::move(problemDetail)) {}

ApiProblem ApiProblem::ofFields(std::vector<FieldProblem> fields) {
    ApiProblem problem(422, "invalid_fields", fields.front().field + ": " + fields.front().detail);
    problem.errors = std::move(fields);
    return problem;
}

http::HttpResponse toResponse(const ApiProblem& problem, std::string_view instance) {
    boost::json::object json{
        {"type", "about:blank"},    {"title", http::reasonPhrase(problem.status)},
        {"status", problem.status}, {"code", problem.code},
        {"detail", problem.detail}, {"instance", instance}};
    if (!problem.errors.empty()) {
        json["field"] = problem.errors.front().field;
        json["errors"] = toJson(problem.errors);
    }
    auto response = http::HttpResponse::of("application/problem+json",
                                           SharedBuffer::take(boost::json::serialize(json)));
    response.status = problem.status;
    response.cacheControl = "no-store";
    if (problem.status == 401) {
        response.headers.push_back({"WWW-Authenticate", "Bearer"});
    }
    if (problem.retryAfter) {
        response.headers.push_back({"Retry-After", std::to_string(problem.retryAfter->count())});
    }
    return response;
}

}  // namespace sigma::api
