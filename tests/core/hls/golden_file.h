#pragma once

#include <fstream>
#include <iterator>
#include <string>

namespace sigma::hls::test {

/// The text of tests/golden/hls/<name>; empty where there is none.
inline std::string golden(const std::string& name) {
    std::ifstream file(SIGMA_SOURCE_DIR "/tests/golden/hls/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace sigma::hls::test
