#include "core/hls/multivariant_playlist_parser.h"
#include "core/hls/multivariant_playlist_writer.h"

/// What is parsed is written, parsed and written again: the second text must be the first.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma;
    const auto parsed = hls::parseMultivariantPlaylist({reinterpret_cast<const char*>(data), size});
    if (parsed.has_error()) {
        return 0;
    }
    const std::string written = hls::writeMultivariantPlaylist(*parsed);
    const auto again = hls::parseMultivariantPlaylist(written);
    if (again.has_error() || hls::writeMultivariantPlaylist(*again) != written) {
        __builtin_trap();
    }
    return 0;
}
