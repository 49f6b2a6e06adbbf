#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "server/config/config_printer.h"
#include "server/config/config_reader.h"

// Whatever loads must print, and load again as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma::config;
    const auto config = parseConfig({reinterpret_cast<const char*>(data), size});
    if (config.has_error()) {
        return 0;
    }
    const auto again = parseConfig(printConfig(*config));
    if (again.has_error() || *again != *config) {
        std::abort();
    }
    return 0;
}
