#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sigma::test {

struct HttpReply {
    int status = 0;  ///< 0 when the connection ended before a whole answer was there
    std::string head;
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;

    std::string header(const std::string& lowerCaseName) const;
};

/// One blocking connection to a server on the loopback, which sends what it is told, valid or not.
///
/// Waits are bounded generously: they end a hopeless test, and decide nothing in a good one.
class HttpClient {
public:
    explicit HttpClient(std::uint16_t port);
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;
    ~HttpClient();

    /// Sends a GET and reads its answer. Each header is "Name: value".
    HttpReply get(std::string_view path, const std::vector<std::string>& headers = {});

    /// False when the peer has closed.
    bool send(std::string_view bytes);
    /// Reads one answer; one to HEAD has no body whatever its Content-Length says.
    HttpReply receive(bool isAnswerToHead = false);
    /// Reads a little of what is there, if anything is; receive() gives it back later.
    void readSome();
    /// What was read and not given back yet.
    const std::string& received() const { return m_received; }
    /// Reads until the peer closes.
    std::string receiveAll();
    /// True when the peer closes without sending anything more.
    bool isClosedByPeer() { return m_received.empty() && receiveAll().empty(); }
    /// Ends the sending side only.
    void finishSending();
    void close();
    /// Makes the room for received bytes small, so that a sender soon has to wait.
    void shrinkReceiveBuffer();

private:
    bool receiveMore();

    int m_socket = -1;
    std::string m_received;
};

}  // namespace sigma::test
