// The command lines of server/api/README.md, run as they stand.

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

std::string examplesOf(const std::string& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    const std::string whole = text.str();
    const std::string opening = "```sh\n";
    const std::size_t begin = whole.find(opening) + opening.size();
    return whole.substr(begin, whole.find("```", begin) - begin);
}

/// What the shell says, errors among it, and its exit status at the end.
std::string runShell(const std::string& script) {
    const std::string file = testing::TempDir() + "sigma_readme_examples.sh";
    std::ofstream(file) << script;
    std::string output;
    FILE* pipe = popen(("sh -eu " + file + " 2>&1; echo \"status $?\"").c_str(), "r");
    char room[4096];
    for (std::size_t size = 0; (size = fread(room, 1, sizeof room, pipe)) != 0;) {
        output.append(room, size);
    }
    pclose(pipe);
    std::remove(file.c_str());
    return output;
}

TEST(ReadmeExamples, WorkAsPasted) {
    ApiTestServer server;
    const auto first = server.service().identity->takeFirstAdministrator().value();
    const std::string settings = "SIGMA=http://127.0.0.1:" + std::to_string(server.port()) +
                                 "\nPASSWORD='" + first.password + "'\n";
    const std::string output =
        runShell(settings + examplesOf(SIGMA_SOURCE_DIR "/server/api/README.md"));
    EXPECT_TRUE(output.ends_with("status 0\n")) << output;
    EXPECT_NE(output.find("\"title\":\"Second camera\""), std::string::npos) << output;
    EXPECT_NE(output.find("\"type\":\"channel.stopped\""), std::string::npos) << output;
    EXPECT_NE(output.find("retry: 3000"), std::string::npos) << output;
    EXPECT_EQ(
        server.json(200, "GET", "/api/v1/channels", server.admin()).at("items").as_array().size(),
        1U);
}

}  // namespace
}  // namespace sigma::api::test
