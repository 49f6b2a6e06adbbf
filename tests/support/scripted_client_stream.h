#pragma once

#include <algorithm>
#include <deque>
#include <string>

#include "core/net/client_stream.h"

namespace sigma::test {

/// Brings what it was given, piece by piece, and then the end; takes whatever is written.
class ScriptedClientStream final : public net::ClientStream {
public:
    using Pieces = std::deque<std::string>;

    explicit ScriptedClientStream(Pieces pieces) : m_pieces(std::move(pieces)) {}

    boost::asio::awaitable<Result<void>> open(net::ServerAddress) override {
        co_return Result<void>();
    }
    boost::asio::awaitable<Result<std::size_t>> read(std::span<std::uint8_t> into) override {
        if (m_pieces.empty()) {
            co_return std::size_t{0};
        }
        std::string& piece = m_pieces.front();
        const std::size_t count = std::min(piece.size(), into.size());
        std::copy_n(piece.data(), count, into.data());
        piece.erase(0, count);
        if (piece.empty()) {
            m_pieces.pop_front();
        }
        co_return count;
    }
    boost::asio::awaitable<Result<void>> write(ByteSpan) override { co_return Result<void>(); }
    void finish() override {}
    void close() override {}
    int descriptor() override { return -1; }

private:
    Pieces m_pieces;
};

}  // namespace sigma::test
