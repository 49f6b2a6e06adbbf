#include <cstddef>
#include <cstdint>

#include "core/hls/steering_manifest.h"

/// What is accepted names at least one pathway, and a time to ask again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto manifest =
        sigma::hls::parseSteeringManifest({reinterpret_cast<const char*>(data), size});
    if (manifest.has_value() &&
        (manifest->pathwayPriority.empty() || manifest->timeToLive < std::chrono::seconds(1))) {
        __builtin_trap();
    }
    return 0;
}
