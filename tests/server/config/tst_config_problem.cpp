#include <gtest/gtest.h>

#include "server/config/config_problem.h"

namespace sigma::config {
namespace {

TEST(ConfigProblem, ReadsAsACompilerWouldPrintIt) {
    EXPECT_EQ(toString({12, 3, "http.listen", "is wrong"}, "a.toml"),
              "a.toml:12:3: http.listen: is wrong");
    EXPECT_EQ(toString({0, 0, "", "cannot be read"}, "a.toml"), "a.toml: cannot be read");
}

TEST(ConfigProblem, IsNoConfiguration) {
    const ConfigResult result = ConfigProblems{{ConfigProblem{1, 1, "http", "is wrong"}}};
    EXPECT_THROW(static_cast<void>(result.value()), std::logic_error);
}

}  // namespace
}  // namespace sigma::config
