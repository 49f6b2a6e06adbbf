#pragma once

#include <functional>
#include <optional>

#include "core/player/network/requests.h"
#include "core/player/stream/stream_layout.h"

namespace sigma::player {

/// Loads the playlist that a stream is known by, until it has it: a stream may not have begun.
/// Loads it again when what it said has gone.
/// Thread: the engine's.
class StreamOpener {
public:
    /// `answer` is a media playlist itself where `isMedia`, as that is what the address names.
    using OnOpened =
        std::function<void(StreamLayout layout, const FetchAnswer& answer, bool isMedia)>;

    StreamOpener(httpclient::Url url, Requests& requests, const Clock& clock, OnOpened onOpened);
    StreamOpener(const StreamOpener&) = delete;
    StreamOpener& operator=(const StreamOpener&) = delete;

    /// Loads it once more, and tells of it; nothing while it is being loaded.
    void begin();
    /// What it said last stands.
    void rest();
    /// Sends what is due; returns when it wants to be asked again.
    std::optional<SteadyTime> tick();
    /// Why it has not been opened yet.
    const std::optional<Error>& error() const { return m_error; }
    /// It never will be: what came is no playlist, or none that can be played, or is not for this
    /// viewer.
    bool hasFailed() const { return m_hasFailed; }

private:
    void onAnswer(const Result<FetchAnswer>& answer);
    Result<void> open(const FetchAnswer& answer);

    const httpclient::Url m_url;
    Requests& m_requests;
    const Clock& m_clock;
    OnOpened m_onOpened;
    std::optional<FetchId> m_fetch;
    bool m_isOpen = false;
    bool m_hasFailed = false;
    unsigned m_failures = 0;
    SteadyTime m_dueAt;
    std::optional<Error> m_error;
};

}  // namespace sigma::player
