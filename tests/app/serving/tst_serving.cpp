#include <fstream>

#include <gtest/gtest.h>

#include "app/serving/serving.h"
#include "tests/support/temporary_folder.h"

namespace sigma::app {
namespace {

/// What serve() does before it serves.
class Serving : public testing::Test {
protected:
    std::string fileWith(const std::string& text) const {
        const std::string path = m_folder.path() + "/sigma-server.toml";
        std::ofstream(path) << text;
        return path;
    }

    static ServingOptions optionsFor(const std::string& file) {
        ServingOptions options;
        options.configFile = file;
        return options;
    }

    sigma::test::TemporaryFolder m_folder;
};

TEST_F(Serving, ReportsAMissingConfiguration) {
    testing::internal::CaptureStderr();
    EXPECT_EQ(serve(optionsFor(m_folder.path() + "/none.toml")), 1);
    EXPECT_NE(testing::internal::GetCapturedStderr().find("none.toml"), std::string::npos);
}

TEST_F(Serving, ReportsEachProblemAndCountsThem) {
    testing::internal::CaptureStderr();
    EXPECT_EQ(serve(optionsFor(fileWith("[http]\nlisten = 5\n[rtmp]\nlisten = 6\n"))), 1);
    EXPECT_NE(testing::internal::GetCapturedStderr().find("2 problems"), std::string::npos);
}

TEST_F(Serving, ChecksAConfigurationWithoutServing) {
    ServingOptions options = optionsFor(fileWith("[http]\nlisten = \"127.0.0.1:0\"\n"));
    options.checksConfig = true;
    testing::internal::CaptureStdout();
    EXPECT_EQ(serve(options), 0);
    EXPECT_EQ(testing::internal::GetCapturedStdout(), "The configuration has no problem.\n");
}

TEST_F(Serving, PrintsTheWholeConfiguration) {
    ServingOptions options = optionsFor(fileWith("[http]\nlisten = \"127.0.0.1:4711\"\n"));
    options.printsConfig = true;
    testing::internal::CaptureStdout();
    EXPECT_EQ(serve(options), 0);
    const std::string printed = testing::internal::GetCapturedStdout();
    EXPECT_NE(printed.find("127.0.0.1:4711"), std::string::npos);
    EXPECT_NE(printed.find("[rtmp]"), std::string::npos);
}

}  // namespace
}  // namespace sigma::app
