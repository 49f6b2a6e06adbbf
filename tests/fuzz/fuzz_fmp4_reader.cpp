#include "core/container/fmp4_fragment_reader.h"
#include "core/container/fmp4_init_reader.h"

/// The input is read as an initialisation segment, and its fragments as those of the tracks found,
/// or of a made-up track where there is none.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma;
    const SharedBuffer bytes = SharedBuffer::copyOf({data, size});
    std::vector<container::Fmp4Track> tracks;
    if (auto read = container::readInitSegment(bytes); read.has_value()) {
        tracks = std::move(*read);
    } else {
        tracks.emplace_back().trackId = 1;
    }
    static_cast<void>(container::readFragments(bytes, tracks));
    return 0;
}
