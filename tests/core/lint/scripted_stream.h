#pragma once

#include <functional>
#include <string>

#include "core/lint/loaded_playlist.h"
#include "tests/support/fake_clock.h"
#include "tests/support/scripted_http_server.h"

namespace sigma::lint::test {

/// A low-latency stream that keeps every rule, as a script for ScriptedHttpServer; a test spoils
/// its answers one by one.
///
/// Nothing waits: a request for what is to come makes it come, and moves the clock. Two-second
/// segments of four parts, eight of them listed, from media that made_media.h makes.
class ScriptedStream {
public:
    using Request = sigma::test::ScriptedHttpServer::Request;
    using Reply = sigma::test::ScriptedHttpServer::Reply;
    using Spoil = std::function<void(const Request&, Reply&)>;

    explicit ScriptedStream(sigma::test::FakeClock& clock) : m_clock(clock) {}

    Reply answer(const Request& request);
    void spoil(Spoil spoil) { m_spoil = std::move(spoil); }
    void end() { m_hasEnded = true; }
    /// The playlist as it is now, without directives.
    std::string playlist() const { return playlist(false); }

private:
    Reply honestAnswer(const Request& request);
    Reply playlistAnswer(const Request& request);
    Reply mediaAnswer(const std::string& name) const;
    std::string playlist(bool isDelta) const;
    void advanceTo(Position position);

    sigma::test::FakeClock& m_clock;
    Position m_next{20, 2};  ///< of the part that is to come
    bool m_hasEnded = false;
    Spoil m_spoil = [](const Request&, Reply&) {};
};

}  // namespace sigma::lint::test
