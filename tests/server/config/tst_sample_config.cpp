// resources/sigma-server.toml: what an operator begins with.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "server/config/config_printer.h"
#include "server/config/config_reader.h"

namespace sigma::config {
namespace {

const char* const kSample = SIGMA_SOURCE_DIR "/resources/sigma-server.toml";

std::vector<std::string> linesWithoutComments(std::istream& text) {
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) {
        if (!line.empty() && !line.starts_with('#')) {
            lines.push_back(line);
        }
    }
    return lines;
}

TEST(SampleConfig, HoldsEveryKeyWithItsDefault) {
    const ConfigResult sample = loadConfig(kSample);
    ASSERT_TRUE(sample.has_value()) << toString(sample.error().list.at(0), kSample);
    ServerConfig defaults;
    defaults.channels = sample->channels;
    EXPECT_EQ(*sample, defaults);
    std::ifstream file(kSample);
    std::istringstream complete(printConfig(defaults));
    EXPECT_EQ(linesWithoutComments(file), linesWithoutComments(complete));
}

TEST(SampleConfig, LetsNobodyPublishWithAKeyThatEveryoneKnows) {
    const ConfigResult sample = loadConfig(kSample);
    ASSERT_TRUE(sample.has_value());
    EXPECT_TRUE(std::ranges::none_of(sample->channels, &ChannelConfig::isEnabled));
}

}  // namespace
}  // namespace sigma::config
