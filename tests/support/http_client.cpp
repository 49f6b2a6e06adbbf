#include "tests/support/http_client.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <stdexcept>

#include <sys/socket.h>
#include <unistd.h>

#include "tests/support/loopback_socket.h"

namespace sigma::test {
namespace {

std::string lowerCase(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::map<std::string, std::string> parseHeaders(const std::string& head) {
    std::map<std::string, std::string> headers;
    std::size_t line = head.find("\r\n") + 2;
    while (line < head.size()) {
        const std::size_t end = head.find("\r\n", line);
        const std::size_t colon = head.find(": ", line);
        if (end == line || colon > end) {
            break;
        }
        headers[lowerCase(head.substr(line, colon - line))] =
            head.substr(colon + 2, end - colon - 2);
        line = end + 2;
    }
    return headers;
}

}  // namespace

std::string HttpReply::header(const std::string& lowerCaseName) const {
    const auto entry = headers.find(lowerCaseName);
    return entry == headers.end() ? "" : entry->second;
}

HttpClient::HttpClient(std::uint16_t port) : m_socket(connectToLoopback(port)) {}

HttpClient::~HttpClient() {
    close();
}

HttpReply HttpClient::get(std::string_view path, const std::vector<std::string>& headers) {
    std::string request = "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n";
    for (const std::string& header : headers) {
        request += header + "\r\n";
    }
    send(request + "\r\n");
    return receive();
}

bool HttpClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

HttpReply HttpClient::receive(bool isAnswerToHead) {
    HttpReply reply;
    while (m_received.find("\r\n\r\n") == std::string::npos) {
        if (!receiveMore()) {
            return reply;
        }
    }
    const std::size_t headSize = m_received.find("\r\n\r\n") + 4;
    reply.head = m_received.substr(0, headSize);
    reply.headers = parseHeaders(reply.head);
    const std::string length = reply.header("content-length");
    const std::size_t bodySize =
        isAnswerToHead || length.empty() ? 0 : static_cast<std::size_t>(std::stoull(length));
    while (m_received.size() < headSize + bodySize) {
        if (!receiveMore()) {
            return {};
        }
    }
    reply.body = m_received.substr(headSize, bodySize);
    reply.status = std::stoi(reply.head.substr(reply.head.find(' ') + 1));
    m_received.erase(0, headSize + bodySize);
    return reply;
}

void HttpClient::readSome() {
    std::array<char, 16384> room;
    const ssize_t size = ::recv(m_socket, room.data(), room.size(), MSG_DONTWAIT);
    if (size > 0) {
        m_received.append(room.data(), static_cast<std::size_t>(size));
    }
}

std::string HttpClient::receiveAll() {
    while (receiveMore()) {
    }
    return std::move(m_received);
}

void HttpClient::finishSending() {
    ::shutdown(m_socket, SHUT_WR);
}

void HttpClient::close() {
    if (m_socket >= 0) {
        ::close(m_socket);
        m_socket = -1;
    }
}

void HttpClient::shrinkReceiveBuffer() {
    const int bytes = 64 * 1024;
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

bool HttpClient::receiveMore() {
    std::array<char, 16384> room;
    const ssize_t size = ::recv(m_socket, room.data(), room.size(), 0);
    if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
        throw std::runtime_error("the server under test neither answered nor closed");
    }
    if (size <= 0) {
        return false;
    }
    m_received.append(room.data(), static_cast<std::size_t>(size));
    return true;
}

}  // namespace sigma::test
