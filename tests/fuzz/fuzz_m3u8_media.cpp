#include "core/hls/media_playlist_parser.h"
#include "core/hls/media_playlist_writer.h"

/// What is parsed is written, parsed and written again: the second text must be the first.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma;
    const auto parsed = hls::parseMediaPlaylist({reinterpret_cast<const char*>(data), size});
    if (parsed.has_error()) {
        return 0;
    }
    const std::string written = hls::writeMediaPlaylist(*parsed);
    const auto again = hls::parseMediaPlaylist(written);
    if (again.has_error() || hls::writeMediaPlaylist(*again) != written) {
        __builtin_trap();
    }
    if (!parsed->skip) {
        static_cast<void>(hls::writeDeltaUpdate(*parsed, hls::SkipKind::kSegmentsAndDateRanges));
    }
    return 0;
}
