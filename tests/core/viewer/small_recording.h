#pragma once

#include <functional>

#include <boost/asio/io_context.hpp>

#include "core/httpclient/url.h"
#include "tests/support/scripted_http_server.h"

namespace sigma::viewer::test {

/// A server with a recording of a tenth of a second, and whatever else a test has it answer.
class SmallRecording {
public:
    using Server = sigma::test::ScriptedHttpServer;

    explicit SmallRecording(boost::asio::io_context& context)
        : server(context, [this](const Server::Request& request) { return answer(request); }) {}

    httpclient::Url url(const std::string& path) const {
        return *httpclient::Url::parse(server.url(path));
    }

    std::map<std::string, Server::Reply> replies;
    std::vector<Server::Request> requests;  ///< but for those of the clock
    Server server;

private:
    Server::Reply answer(const Server::Request& request) {
        if (request.path == "/time") {
            return {.body = "1767268800000"};
        }
        requests.push_back(request);
        if (const auto reply = replies.find(request.path); reply != replies.end()) {
            return reply->second;
        }
        if (request.path == "/media.m3u8") {
            return {.body =
                        "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n"
                        "#EXT-X-PLAYLIST-TYPE:VOD\n#EXTINF:0.1,\n0.ts\n#EXT-X-ENDLIST\n"};
        }
        return request.path == "/0.ts" ? Server::Reply{.body = "media"}
                                       : Server::Reply{.status = 404};
    }
};

/// Runs until `isDone`; a test that waits for what never comes is ended by CTest.
inline void runUntil(boost::asio::io_context& context, const std::function<bool()>& isDone) {
    context.restart();
    while (!isDone()) {
        context.run_one();
    }
}

}  // namespace sigma::viewer::test
