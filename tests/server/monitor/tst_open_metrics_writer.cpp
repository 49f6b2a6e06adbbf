#include <gtest/gtest.h>

#include "server/monitor/open_metrics_writer.h"

namespace sigma::monitor {
namespace {

using Type = OpenMetricsWriter::Type;

TEST(OpenMetricsWriter, WritesFamiliesAndTheirSamples) {
    OpenMetricsWriter writer;
    writer.family("sigma_viewers", Type::kGauge, "Viewers now.");
    writer.sample(3);
    writer.family("sigma_bytes", Type::kCounter, "Bytes sent.");
    writer.sample("channel", "news", 12'345'678'901.0);
    writer.sample("channel", "sport", 0.5);
    EXPECT_EQ(writer.finish(),
              "# TYPE sigma_viewers gauge\n"
              "# HELP sigma_viewers Viewers now.\n"
              "sigma_viewers 3\n"
              "# TYPE sigma_bytes counter\n"
              "# HELP sigma_bytes Bytes sent.\n"
              "sigma_bytes_total{channel=\"news\"} 12345678901\n"
              "sigma_bytes_total{channel=\"sport\"} 0.5\n"
              "# EOF\n");
}

TEST(OpenMetricsWriter, EscapesLabelValues) {
    OpenMetricsWriter writer;
    writer.family("m", Type::kGauge, "h");
    writer.sample("l", "a\"b\\c\nd", 1);
    EXPECT_NE(writer.finish().find("m{l=\"a\\\"b\\\\c\\nd\"} 1\n"), std::string::npos);
}

TEST(OpenMetricsWriter, EndsAnEmptyText) {
    EXPECT_EQ(OpenMetricsWriter().finish(), "# EOF\n");
}

}  // namespace
}  // namespace sigma::monitor
