#include <sstream>

#include <gtest/gtest.h>

#include "tests/house/violation.h"

namespace sigma::house {
namespace {

std::string printed(const Violation& violation) {
    std::ostringstream out;
    out << violation;
    return out.str();
}

TEST(Violation, NamesFileLineRuleAndAdvice) {
    EXPECT_EQ(printed({"core/a/b.h", 12, "layers", "move it"}), "core/a/b.h:12: [layers] move it");
    EXPECT_EQ(printed({"core/a/b.h", 0, "names", "rename it"}), "core/a/b.h: [names] rename it");
}

}  // namespace
}  // namespace sigma::house
