#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "core/hls/storyboard.h"

/// What is accepted has cues in their order, each with a time and an address.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using sigma::hls::StoryboardCue;
    const auto storyboard =
        sigma::hls::parseStoryboard({reinterpret_cast<const char*>(data), size});
    if (storyboard.has_error()) {
        return 0;
    }
    const auto isSound = [&](const StoryboardCue& cue) {
        const bool hasArea = !cue.area || (cue.area->width != 0 && cue.area->height != 0);
        return cue.start < cue.end && !cue.uri.empty() && hasArea &&
               storyboard->cueAt(cue.start) != nullptr;
    };
    if (!std::ranges::all_of(storyboard->cues, isSound) ||
        !std::ranges::is_sorted(storyboard->cues, {}, &StoryboardCue::start)) {
        __builtin_trap();
    }
    return 0;
}
