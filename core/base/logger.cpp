#include "core/base/logger.h"

#include <algorithm>
#include <array>

#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace sigma {
namespace {

spdlog::level::level_enum toSpdlog(LogLevel level) {
    switch (level) {
        case LogLevel::kDebug:
            return spdlog::level::debug;
        case LogLevel::kInfo:
            return spdlog::level::info;
        case LogLevel::kWarning:
            return spdlog::level::warn;
        case LogLevel::kError:
            return spdlog::level::err;
    }
    return spdlog::level::info;
}

bool isPlain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != '"' && byte != '=' && byte != '\\' && byte != 0x7F;
}

void appendEscaped(std::string& line, char c) {
    constexpr std::string_view kHexDigits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
        line += '\\';
        line += c;
    } else if (byte < 0x20 || byte == 0x7F) {
        line += "\\x";
        line += kHexDigits[byte >> 4];
        line += kHexDigits[byte & 0xF];
    } else {
        line += c;
    }
}

void appendValue(std::string& line, std::string_view value) {
    if (!value.empty() && std::ranges::all_of(value, isPlain)) {
        line += value;
        return;
    }
    line += '"';
    for (const char c : value) {
        appendEscaped(line, c);
    }
    line += '"';
}

}  // namespace

Logger Logger::toStandardError(LogLevel minimum) {
    auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    sink->set_formatter(std::make_unique<spdlog::pattern_formatter>(
        "time=%Y-%m-%dT%H:%M:%S.%eZ level=%l %v", spdlog::pattern_time_type::utc));
    auto backend = std::make_shared<spdlog::logger>("sigma", std::move(sink));
    backend->set_level(spdlog::level::trace);
    backend->flush_on(spdlog::level::trace);
    return {minimum, [backend = std::move(backend)](LogLevel level, const std::string& line) {
                backend->log(toSpdlog(level), line);
            }};
}

Logger Logger::toSink(LogLevel minimum, Sink sink) {
    return {minimum, std::move(sink)};
}

void Logger::debug(std::string_view event, std::initializer_list<LogField> fields) const {
    write(LogLevel::kDebug, event, fields);
}

void Logger::info(std::string_view event, std::initializer_list<LogField> fields) const {
    write(LogLevel::kInfo, event, fields);
}

void Logger::warning(std::string_view event, std::initializer_list<LogField> fields) const {
    write(LogLevel::kWarning, event, fields);
}

void Logger::error(std::string_view event, std::initializer_list<LogField> fields) const {
    write(LogLevel::kError, event, fields);
}

void Logger::write(LogLevel level, std::string_view event,
                   std::initializer_list<LogField> fields) const {
    if (level < m_minimum) {
        return;
    }
    std::string line = "event=";
    line += event;
    for (const LogField& field : fields) {
        line += ' ';
        line += field.key;
        line += '=';
        appendValue(line, field.value);
    }
    m_sink(level, line);
}

}  // namespace sigma
