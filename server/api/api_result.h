#pragma once

#include "core/base/result.h"
#include "server/api/api_problem.h"

namespace sigma::api {

/// A value, or why the request is not done. An Error becomes an ApiProblem where it is returned.
template <class T = void>
using ApiResult = boost::system::result<T, ApiProblem>;

/// Called by Boost when value() is asked of an ApiResult that holds a problem: a bug of the caller.
[[noreturn]] void throw_exception_from_error(const ApiProblem& problem,
                                             const boost::source_location& location);

}  // namespace sigma::api

/// SIGMA_TRY_ASSIGN for a coroutine: declares the value, or ends the coroutine with the error.
/// The expression must not await: bind the awaitable's result to a local first (GCC 12).
#define SIGMA_CO_TRY_ASSIGN(declaration, expression) \
    SIGMA_CO_TRY_ASSIGN_IMPL(SIGMA_CONCAT(sigmaTry, __LINE__), declaration, expression)
#define SIGMA_CO_TRY_ASSIGN_IMPL(result, declaration, expression) \
    auto result = (expression);                                   \
    if (result.has_error()) {                                     \
        co_return std::move(result).error();                      \
    }                                                             \
    declaration = std::move(*result)

/// SIGMA_TRY for a coroutine.
#define SIGMA_CO_TRY(expression)                         \
    do {                                                 \
        auto sigmaTryResult = (expression);              \
        if (sigmaTryResult.has_error()) {                \
            co_return std::move(sigmaTryResult).error(); \
        }                                                \
    } while (false)
