#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/shared_buffer.h"

namespace sigma::rtmp {

class AmfValue;
struct AmfProperty;

struct AmfUndefined {
    friend bool operator==(AmfUndefined, AmfUndefined) { return true; }
};

struct AmfNull {
    friend bool operator==(AmfNull, AmfNull) { return true; }
};

struct AmfDate {
    double milliseconds = 0;  ///< since 1970, UTC

    friend bool operator==(AmfDate, AmfDate) = default;
};

/// Names with values, in the order they came: an object, or AMF0's ECMA array.
struct AmfObject {
    /// The first property of that name; null when there is none.
    const AmfValue* find(std::string_view name) const;
    /// The text or the number under that name; empty or 0 when it is missing or something else.
    std::string_view text(std::string_view name) const;
    double number(std::string_view name) const;
    AmfObject& add(std::string name, AmfValue value);

    friend bool operator==(const AmfObject& a, const AmfObject& b);

    bool isEcmaArray = false;
    std::vector<AmfProperty> properties;
};

struct AmfArray {
    friend bool operator==(const AmfArray& a, const AmfArray& b);

    std::vector<AmfValue> items;
};

/// One value of the Action Message Format, whether it came as AMF0 or AMF3.
class AmfValue {
public:
    using Variant = std::variant<AmfUndefined, AmfNull, bool, double, std::string, AmfDate, Bytes,
                                 AmfObject, AmfArray>;

    AmfValue() = default;
    AmfValue(AmfNull value);
    AmfValue(bool value);
    AmfValue(double value);
    AmfValue(AmfDate value);
    AmfValue(const char* value);
    AmfValue(std::string value);
    AmfValue(Bytes value);
    AmfValue(AmfObject value);
    AmfValue(AmfArray value);

    const Variant& variant() const { return m_value; }

    /// The value as that type; null when it is of another.
    template <class T>
    const T* as() const {
        return std::get_if<T>(&m_value);
    }

    friend bool operator==(const AmfValue& a, const AmfValue& b);

private:
    Variant m_value;
};

struct AmfProperty {
    std::string name;
    AmfValue value;

    friend bool operator==(const AmfProperty&, const AmfProperty&) = default;
};

}  // namespace sigma::rtmp
