#pragma once

#include <compare>
#include <functional>
#include <string>

namespace sigma {

/// A text identifier that cannot be mistaken for another kind of identifier.
template <class Tag>
class StrongId {
public:
    StrongId() = default;
    explicit StrongId(std::string value) : m_value(std::move(value)) {}

    const std::string& value() const { return m_value; }
    bool empty() const { return m_value.empty(); }

    friend auto operator<=>(const StrongId&, const StrongId&) = default;

private:
    std::string m_value;
};

}  // namespace sigma

template <class Tag>
struct std::hash<sigma::StrongId<Tag>> {
    std::size_t operator()(const sigma::StrongId<Tag>& id) const {
        return std::hash<std::string>{}(id.value());
    }
};
