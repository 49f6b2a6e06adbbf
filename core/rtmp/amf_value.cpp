#include "core/rtmp/amf_value.h"

#include <algorithm>

namespace sigma::rtmp {

// Not in the header: an AmfObject can't be moved before AmfProperty, which holds an AmfValue, is
// complete.
AmfValue::AmfValue(AmfNull value) : m_value(value) {}
AmfValue::AmfValue(bool value) : m_value(value) {}
AmfValue::AmfValue(double value) : m_value(value) {}
AmfValue::AmfValue(AmfDate value) : m_value(value) {}
AmfValue::AmfValue(const char* value) : m_value(std::string(value)) {}
AmfValue::AmfValue(std::string value) : m_value(std::move(value)) {}
AmfValue::AmfValue(Bytes value) : m_value(std::move(value)) {}
AmfValue::AmfValue(AmfObject value) : m_value(std::move(value)) {}
AmfValue::AmfValue(AmfArray value) : m_value(std::move(value)) {}

bool operator==(const AmfValue& a, const AmfValue& b) {
    return a.m_value == b.m_value;
}

const AmfValue* AmfObject::find(std::string_view name) const {
    const auto found = std::ranges::find(properties, name, &AmfProperty::name);
    return found == properties.end() ? nullptr : &found->value;
}

std::string_view AmfObject::text(std::string_view name) const {
    const AmfValue* const value = find(name);
    const auto* const text = value == nullptr ? nullptr : value->as<std::string>();
    return text == nullptr ? std::string_view() : std::string_view(*text);
}

double AmfObject::number(std::string_view name) const {
    const AmfValue* const value = find(name);
    const auto* const number = value == nullptr ? nullptr : value->as<double>();
    return number == nullptr ? 0 : *number;
}

AmfObject& AmfObject::add(std::string name, AmfValue value) {
    properties.push_back({std::move(name), std::move(value)});
    return *this;
}

bool operator==(const AmfObject& a, const AmfObject& b) {
    return a.isEcmaArray == b.isEcmaArray && a.properties == b.properties;
}

bool operator==(const AmfArray& a, const AmfArray& b) {
    return a.items == b.items;
}

}  // namespace sigma::rtmp
