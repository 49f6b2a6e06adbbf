#include "server/ingest/printable_name.h"

#include <cstddef>

namespace sigma::ingest {

std::string printableName(std::string_view name) {
    constexpr std::size_t kMostCharacters = 100;
    std::string printable;
    for (const char character : name.substr(0, kMostCharacters)) {
        const bool isPrintable = character >= ' ' && character <= '~';
        printable += isPrintable ? character : '?';
    }
    return printable;
}

}  // namespace sigma::ingest
