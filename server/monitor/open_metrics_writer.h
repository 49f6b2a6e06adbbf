#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sigma::monitor {

/// Writes the OpenMetrics text format (OpenMetrics 1.0, "Text format").
class OpenMetricsWriter {
public:
    enum class Type { kCounter, kGauge };

    /// Begins a metric family; its samples follow.
    void family(std::string_view name, Type type, std::string_view help);
    void sample(double value) { sample("", "", value); }
    /// One sample with one label; the value is escaped.
    void sample(std::string_view label, std::string_view labelValue, double value);
    /// The whole text, ended by `# EOF`.
    std::string finish();

private:
    std::string m_text;
    std::string m_name;
    Type m_type = Type::kGauge;
};

}  // namespace sigma::monitor
