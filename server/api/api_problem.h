#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "server/http/http_response.h"

namespace sigma::api {

/// One field that is at fault.
struct FieldProblem {
    std::string field;   ///< a JSON Pointer (RFC 6901); parameters and header fields by their name
    std::string code;    ///< "required", "too_long" and the like, as the document lists them
    std::string detail;  ///< what was expected, in words

    friend bool operator==(const FieldProblem&, const FieldProblem&) = default;
};

/// Why a request is not done, as its sender is told (RFC 9457).
struct ApiProblem {
    /// How an error from below shows outside. Errors that are the server's own say nothing of
    /// their context.
    ApiProblem(const Error& error);  // NOLINT: SIGMA_TRY passes errors on
    /// A 500, for results that hold no problem to have something to show.
    ApiProblem() : ApiProblem(500, "internal_error", "the server failed to answer") {}
    ApiProblem(unsigned httpStatus, std::string problemCode, std::string problemDetail);
    /// 422 with every field that is at fault; there is at least one.
    static ApiProblem ofFields(std::vector<FieldProblem> fields);

    unsigned status;
    std::string code;    ///< a stable word for programs
    std::string detail;  ///< for people
    std::vector<FieldProblem> errors;
    std::optional<std::chrono::seconds> retryAfter;
};

/// As application/problem+json. `instance` is the path that was asked for, without its query.
http::HttpResponse toResponse(const ApiProblem& problem, std::string_view instance);

}  // namespace sigma::api
