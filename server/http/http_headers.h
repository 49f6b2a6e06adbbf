#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sigma::http {

/// The header fields of one request, in the order of arrival.
///
/// All text lies in one string, so that a connection that reuses it stops allocating.
class HttpHeaders {
public:
    void add(std::string_view name, std::string_view value);
    void clear();

    std::size_t count() const { return m_fields.size(); }
    bool has(std::string_view name) const { return find(name) != nullptr; }
    /// The value of the first field of that name, in any case; empty when there is none.
    /// Valid until the next add or clear.
    std::string_view value(std::string_view name) const;

private:
    struct Field {
        std::size_t offset = 0;
        std::size_t nameSize = 0;
        std::size_t valueSize = 0;
    };

    const Field* find(std::string_view name) const;

    std::string m_text;
    std::vector<Field> m_fields;
};

}  // namespace sigma::http
