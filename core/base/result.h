#pragma once

#include <utility>

#include <boost/system/result.hpp>

#include "core/base/error.h"

namespace sigma {

/// A value, or the Error that stands in its place. Nothing of ours throws.
template <class T = void>
using Result = boost::system::result<T, Error>;

/// Called by Boost when value() is asked of a Result that holds an Error: a bug of the caller.
[[noreturn]] void throw_exception_from_error(const Error& error,
                                             const boost::source_location& location);

}  // namespace sigma

#define SIGMA_CONCAT_IMPL(a, b) a##b
#define SIGMA_CONCAT(a, b) SIGMA_CONCAT_IMPL(a, b)

/// Evaluates a Result and returns its Error from the enclosing function, if it holds one.
#define SIGMA_TRY(expression)                         \
    do {                                              \
        auto sigmaTryResult = (expression);           \
        if (sigmaTryResult.has_error()) {             \
            return std::move(sigmaTryResult).error(); \
        }                                             \
    } while (false)

/// SIGMA_TRY_ASSIGN(const auto size, reader.readU32()): declares the value, or returns the Error.
#define SIGMA_TRY_ASSIGN(declaration, expression) \
    SIGMA_TRY_ASSIGN_IMPL(SIGMA_CONCAT(sigmaTry, __LINE__), declaration, expression)
#define SIGMA_TRY_ASSIGN_IMPL(result, declaration, expression) \
    auto result = (expression);                                \
    if (result.has_error()) {                                  \
        return std::move(result).error();                      \
    }                                                          \
    declaration = std::move(*result)
