#include "server/api/api_result.h"

#include <stdexcept>

namespace sigma::api {

void throw_exception_from_error(const ApiProblem& problem, const boost::source_location& location) {
    throw std::logic_error("unchecked result: " + problem.code + " at " + location.to_string());
}

}  // namespace sigma::api
