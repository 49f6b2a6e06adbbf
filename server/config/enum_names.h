#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "server/config/server_config.h"

namespace sigma::config {

/// The words of the file for the values of an enumeration.
template <class Enum>
struct EnumNames;

template <>
struct EnumNames<LogLevel> {
    static constexpr std::array<std::pair<std::string_view, LogLevel>, 4> kAll = {{
        {"debug", LogLevel::kDebug},
        {"info", LogLevel::kInfo},
        {"warning", LogLevel::kWarning},
        {"error", LogLevel::kError},
    }};
};

template <>
struct EnumNames<MetricsAccess> {
    static constexpr std::array<std::pair<std::string_view, MetricsAccess>, 3> kAll = {{
        {"local", MetricsAccess::kLocal},
        {"everyone", MetricsAccess::kEveryone},
        {"off", MetricsAccess::kOff},
    }};
};

template <>
struct EnumNames<LatencyMode> {
    static constexpr std::array<std::pair<std::string_view, LatencyMode>, 3> kAll = {{
        {"ultra", LatencyMode::kUltra},
        {"low", LatencyMode::kLow},
        {"normal", LatencyMode::kNormal},
    }};
};

/// An enumeration that a file can name the values of.
template <class T>
concept NamedEnum = requires {
    EnumNames<T>::kAll;
};

template <NamedEnum Enum>
constexpr std::string_view nameOf(Enum value) {
    for (const auto& [name, known] : EnumNames<Enum>::kAll) {
        if (known == value) {
            return name;
        }
    }
    return {};
}

template <NamedEnum Enum>
constexpr std::optional<Enum> valueOf(std::string_view name) {
    for (const auto& [known, value] : EnumNames<Enum>::kAll) {
        if (known == name) {
            return value;
        }
    }
    return std::nullopt;
}

/// `"local", "everyone" or "off"`, for a sentence.
template <NamedEnum Enum>
std::string listOfNames() {
    constexpr auto& kAll = EnumNames<Enum>::kAll;
    std::string list;
    for (std::size_t index = 0; index != kAll.size(); ++index) {
        if (index != 0) {
            list += index + 1 == kAll.size() ? " or " : ", ";
        }
        list += '"' + std::string(kAll[index].first) + '"';
    }
    return list;
}

}  // namespace sigma::config
