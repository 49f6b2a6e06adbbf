#include "server/stream/refusal_watch.h"

#include <chrono>

namespace sigma::stream {
namespace {

constexpr std::chrono::seconds kPatience{12};

}  // namespace

bool RefusalWatch::refused(media::TrackKind kind, std::string_view why, SteadyTime now) {
    auto& refusal = track(kind);
    if (!refusal) {
        refusal = Refusal{now, now, std::string(why)};
        return true;
    }
    refusal->newest = now;
    if (refusal->why != why) {
        refusal->why = why;
    }
    return false;
}

const std::string* RefusalWatch::failure(SteadyTime now) {
    for (auto& refusal : m_tracks) {
        if (refusal && now - refusal->newest >= kPatience) {
            refusal.reset();
        }
        if (refusal && refusal->newest - refusal->first >= kPatience) {
            return &refusal->why;
        }
    }
    return nullptr;
}

}  // namespace sigma::stream
