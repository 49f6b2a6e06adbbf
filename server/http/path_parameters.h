#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace sigma::http {

/// What the {parameters} of a route stood for in one request's path.
///
/// Names belong to the Router and values to the HttpRequest: both outlive the handler's run.
class PathParameters {
public:
    static constexpr std::size_t kMaxParameters = 8;

    std::size_t size() const { return m_size; }
    /// The decoded value; the route must have a parameter of that name.
    std::string_view operator[](std::string_view name) const;

private:
    friend class Router;
    struct Parameter {
        std::string_view name;
        std::string_view value;
    };

    std::array<Parameter, kMaxParameters> m_parameters;
    std::size_t m_size = 0;
};

}  // namespace sigma::http
