#pragma once

#include <gtest/gtest.h>

#include "core/lint/lint_session.h"
#include "tests/core/lint/playlist_texts.h"
#include "tests/core/lint/scripted_stream.h"
#include "tests/support/run_coroutine.h"

namespace sigma::lint::test {

/// A scripted stream, its server, and a client that lints it, all on one thread.
class LintFixture : public testing::Test {
protected:
    using Request = ScriptedStream::Request;
    using Reply = ScriptedStream::Reply;
    using Names = std::vector<std::string>;

    httpclient::Url urlOf(const std::string& path) const {
        return *httpclient::Url::parse(m_server.url(path));
    }

    /// The playlist of the stream as it is now.
    LoadedPlaylist loadNow() const {
        return *loadPlaylist(m_server.url("/v/media.m3u8"), m_stream.playlist());
    }

    template <class Coroutine>
    void run(Coroutine coroutine) {
        const auto wrap = [](Coroutine inner) -> boost::asio::awaitable<bool> {
            co_await std::move(inner);
            co_return true;
        };
        sigma::test::runCoroutine(m_io, wrap(std::move(coroutine)));
    }

    boost::asio::io_context m_io;
    sigma::test::FakeClock m_clock;
    ScriptedStream m_stream{m_clock};
    sigma::test::ScriptedHttpServer m_server{
        m_io, [this](const Request& request) { return m_stream.answer(request); }};
    httpclient::HttpClient m_client{m_io.get_executor(), m_clock, {}};
    LintContext m_context{m_client, m_clock, m_clock.steadyNow() + std::chrono::seconds(5)};
};

}  // namespace sigma::lint::test
