#include "server/config/word_list.h"

#include <iterator>
#include <sstream>

namespace sigma::config {

std::vector<std::string> wordsOf(std::string_view text) {
    std::istringstream words{std::string(text)};
    return {std::istream_iterator<std::string>(words), {}};
}

}  // namespace sigma::config
