#include <gtest/gtest.h>

#include "server/ingest/printable_name.h"

namespace sigma::ingest {
namespace {

TEST(PrintableName, KeepsWhatEncodersCallThemselves) {
    EXPECT_EQ(printableName("obs-output module (libobs version 29.0.2)"),
              "obs-output module (libobs version 29.0.2)");
    EXPECT_EQ(printableName(""), "");
}

TEST(PrintableName, ReplacesWhatIsNotPrintable) {
    EXPECT_EQ(printableName("a\nb\x7f\x1b[2J"), "a?b??[2J");
    EXPECT_EQ(printableName("\xc3\xa9"), "??");
}

TEST(PrintableName, IsBounded) {
    EXPECT_EQ(printableName(std::string(5000, 'x')), std::string(100, 'x'));
}

}  // namespace
}  // namespace sigma::ingest
