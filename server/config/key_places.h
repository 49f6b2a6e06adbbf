#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace sigma::config {

/// A position in the file, from 1; 0 for what is not in it.
struct KeyPlace {
    std::size_t line = 0;
    std::size_t column = 0;
};

/// Where each key stands in the file, by its path ("http.listen", "channel[1].name").
class KeyPlaces {
public:
    void add(std::string path, KeyPlace place) {
        m_places.insert_or_assign(std::move(path), place);
    }

    bool contains(std::string_view path) const { return m_places.contains(path); }

    /// That of the key, else that of the table it belongs to, else 0.
    KeyPlace nearest(std::string_view path) const {
        while (true) {
            if (const auto found = m_places.find(path); found != m_places.end()) {
                return found->second;
            }
            const auto dot = path.rfind('.');
            if (dot == std::string_view::npos) {
                return {};
            }
            path = path.substr(0, dot);
        }
    }

private:
    std::map<std::string, KeyPlace, std::less<>> m_places;
};

}  // namespace sigma::config
