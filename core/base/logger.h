#pragma once

#include <concepts>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace sigma {

enum class LogLevel { kDebug, kInfo, kWarning, kError };

/// One key and its value in a log line. Never give it a stream key, token or password.
struct LogField {
    LogField(std::string_view fieldKey, std::string_view fieldValue)
        : key(fieldKey), value(fieldValue) {}
    LogField(std::string_view fieldKey, const char* fieldValue)
        : key(fieldKey), value(fieldValue) {}
    LogField(std::string_view fieldKey, bool fieldValue)
        : key(fieldKey), value(fieldValue ? "true" : "false") {}
    LogField(std::string_view fieldKey, std::integral auto number)
        : key(fieldKey), value(std::to_string(number)) {}
    LogField(std::string_view fieldKey, std::floating_point auto number)
        : key(fieldKey), value(std::to_string(number)) {}

    std::string_view key;
    std::string value;
};

/// Writes one line an event: time, level, event name, then key=value pairs, quoted where needed.
///
/// Control characters of values are escaped, so that nobody outside can forge a line.
/// Thread: any.
class Logger {
public:
    using Sink = std::function<void(LogLevel level, const std::string& line)>;

    /// To standard error, with a UTC time stamp in front.
    static Logger toStandardError(LogLevel minimum);
    /// To a function, without the time stamp; it must be thread-safe.
    static Logger toSink(LogLevel minimum, Sink sink);

    void debug(std::string_view event, std::initializer_list<LogField> fields = {}) const;
    void info(std::string_view event, std::initializer_list<LogField> fields = {}) const;
    void warning(std::string_view event, std::initializer_list<LogField> fields = {}) const;
    void error(std::string_view event, std::initializer_list<LogField> fields = {}) const;

private:
    Logger(LogLevel minimum, Sink sink) : m_minimum(minimum), m_sink(std::move(sink)) {}

    void write(LogLevel level, std::string_view event,
               std::initializer_list<LogField> fields) const;

    LogLevel m_minimum;
    Sink m_sink;
};

}  // namespace sigma
