#include "server/http/path_parameters.h"

#include <cassert>

namespace sigma::http {

std::string_view PathParameters::operator[](std::string_view name) const {
    for (std::size_t index = 0; index != m_size; ++index) {
        if (m_parameters[index].name == name) {
            return m_parameters[index].value;
        }
    }
    assert(false && "the route has no parameter of this name");
    return {};
}

}  // namespace sigma::http
