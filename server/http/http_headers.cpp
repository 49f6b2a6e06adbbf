#include "server/http/http_headers.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace sigma::http {
void HttpHeaders::add(std::string_view name, std::string_view value) {
    m_fields.push_back({m_text.size(), name.size(), value.size()});
    m_text += name;
    m_text += value;
}

void HttpHeaders::clear() {
    m_text.clear();
    m_fields.clear();
}

std::string_view HttpHeaders::value(std::string_view name) const {
    const Field* field = find(name);
    if (field == nullptr) {
        return {};
    }
    return std::string_view(m_text).substr(field->offset + field->nameSize, field->valueSize);
}

const HttpHeaders::Field* HttpHeaders::find(std::string_view name) const {
    const std::string_view text(m_text);
    const auto field = std::ranges::find_if(m_fields, [&](const Field& candidate) {
        return candidate.nameSize == name.size() &&
               equalsInAnyCase(text.substr(candidate.offset, candidate.nameSize), name);
    });
    return field == m_fields.end() ? nullptr : &*field;
}

}  // namespace sigma::http
