#include "server/monitor/open_metrics_writer.h"

#include <array>
#include <charconv>

namespace sigma::monitor {
namespace {

void appendNumber(std::string& text, double value) {
    std::array<char, 32> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    text.append(digits.data(), error == std::errc() ? end : digits.data());
}

void appendEscaped(std::string& text, std::string_view value) {
    for (const char c : value) {
        if (c == '\n') {
            text += "\\n";
            continue;
        }
        if (c == '"' || c == '\\') {
            text += '\\';
        }
        text += c;
    }
}

}  // namespace

void OpenMetricsWriter::family(std::string_view name, Type type, std::string_view help) {
    m_name = name;
    m_type = type;
    m_text += "# TYPE " + m_name + (type == Type::kCounter ? " counter\n" : " gauge\n");
    m_text += "# HELP " + m_name + " ";
    m_text += help;
    m_text += '\n';
}

void OpenMetricsWriter::sample(std::string_view label, std::string_view labelValue, double value) {
    m_text += m_name;
    m_text += m_type == Type::kCounter ? "_total" : "";
    if (!label.empty()) {
        m_text += '{';
        m_text += label;
        m_text += "=\"";
        appendEscaped(m_text, labelValue);
        m_text += "\"}";
    }
    m_text += ' ';
    appendNumber(m_text, value);
    m_text += '\n';
}

std::string OpenMetricsWriter::finish() {
    m_text += "# EOF\n";
    return std::move(m_text);
}

}  // namespace sigma::monitor
