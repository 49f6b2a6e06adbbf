#include <vector>

#include <gtest/gtest.h>

#include "core/base/logger.h"

namespace sigma {
namespace {

struct Capture {
    std::vector<std::string> lines;
    Logger logger = Logger::toSink(
        LogLevel::kInfo, [this](LogLevel, const std::string& line) { lines.push_back(line); });
};

TEST(Logger, WritesKeysAndValues) {
    Capture capture;
    capture.logger.info("publisher.connected",
                        {{"channel", "demo"}, {"port", 1935}, {"tls", false}});
    ASSERT_EQ(capture.lines.size(), 1U);
    EXPECT_EQ(capture.lines[0], "event=publisher.connected channel=demo port=1935 tls=false");
}

TEST(Logger, QuotesValuesThatWouldBreakTheLine) {
    Capture capture;
    capture.logger.warning("x", {{"a", "two words"}, {"b", "say \"hi\""}, {"c", ""}, {"d", "k=v"}});
    EXPECT_EQ(capture.lines.at(0), R"(event=x a="two words" b="say \"hi\"" c="" d="k=v")");
}

TEST(Logger, EscapesControlCharactersSoThatNobodyForgesALine) {
    Capture capture;
    capture.logger.error("x", {{"name", "a\nevent=y"}});
    EXPECT_EQ(capture.lines.at(0), R"(event=x name="a\x0aevent=y")");
}

TEST(Logger, LeavesOutWhatIsUnderItsLevel) {
    Capture capture;
    capture.logger.debug("quiet");
    EXPECT_TRUE(capture.lines.empty());
}

}  // namespace
}  // namespace sigma
