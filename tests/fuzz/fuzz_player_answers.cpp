#include <chrono>
#include <cstddef>
#include <cstdint>

#include "core/player/loading/chunk_plan.h"
#include "core/player/network/cmsd.h"
#include "core/player/stream/playlist_tracker.h"
#include "core/player/timing/http_date.h"

namespace {

using namespace sigma;
using namespace sigma::player;

/// What a player makes of two playlists that follow each other.
void follow(std::string_view text) {
    const auto url = httpclient::Url::parse("http://a/v.m3u8");
    PlaylistTracker tracker(*url);
    MediaTimeline timeline;
    const std::size_t middle = text.find('\0');
    const std::string_view texts[] = {text.substr(0, middle),
                                      middle == text.npos ? text : text.substr(middle + 1)};
    SteadyTime now{std::chrono::hours(1)};
    for (const std::string_view each : texts) {
        tracker.takeRequest(now);
        FetchAnswer answer;
        answer.url = *url;
        answer.status = 200;
        answer.body =
            SharedBuffer::copyOf({reinterpret_cast<const std::uint8_t*>(each.data()), each.size()});
        now += std::chrono::seconds(1);
        if (tracker.onAnswer(answer, now).has_error()) {
            continue;
        }
        timeline.isEmpty() ? timeline.begin(tracker.playlist(), nullptr)
                           : timeline.update(tracker.playlist());
        const auto entry = entryPointBefore(tracker.playlist(), timeline, timeline.end());
        ChunkPosition at = entry ? entry->at : ChunkPosition{};
        for (int i = 0; i != 16; ++i) {
            const auto choice = planChunk(tracker.playlist(), timeline, at, i % 2 == 0);
            if (!choice.plan) {
                break;
            }
            at = choice.plan->next;
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto estimate = serverEstimateOf(text);
    if (estimate && *estimate <= 0) {
        __builtin_trap();
    }
    static_cast<void>(parseHttpDate(text));
    follow(text);
    return 0;
}
