#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/httpclient/answer_reader.h"
#include "tests/support/run_coroutine.h"
#include "tests/support/scripted_client_stream.h"

namespace {

using namespace sigma;

constexpr std::size_t kMostBodyBytes = 4'096;

httpclient::HttpAnswer read(std::string_view bytes, std::size_t pieceSize, bool isPost) {
    test::ScriptedClientStream::Pieces pieces;
    for (std::size_t at = 0; at < bytes.size(); at += pieceSize) {
        pieces.emplace_back(bytes.substr(at, pieceSize));
    }
    std::size_t told = 0;
    httpclient::HttpRequest request;
    request.maxBodyBytes = kMostBodyBytes;
    request.onBytes = [&told](SteadyTime, std::size_t count) { told += count; };
    if (isPost) {
        request.posted = "";
    }
    const SystemClock clock;
    test::ScriptedClientStream stream(std::move(pieces));
    httpclient::AnswerReader reader(stream, clock, request);
    httpclient::HttpAnswer answer;
    boost::asio::io_context context;
    const auto result = test::runCoroutine(context, reader.read(answer));
    if (answer.body.size() > kMostBodyBytes || (result.has_value() && told < answer.body.size())) {
        __builtin_trap();
    }
    return answer;
}

}  // namespace

/// The first byte says in what pieces the rest comes, and whether it answers a POST: no body is
/// longer than its limit, and the pieces' sizes make no difference to one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    const bool isPost = (data[0] & 1) != 0;
    const auto whole = read(bytes, bytes.size() + 1, isPost);
    const auto pieces = read(bytes, std::size_t{data[0]} / 2 + 1, isPost);
    if (whole.status != pieces.status || (!isPost && !(whole.body == pieces.body))) {
        __builtin_trap();
    }
    return 0;
}
