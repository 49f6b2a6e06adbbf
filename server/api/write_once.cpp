#include "server/api/write_once.h"

#include <memory>
#include <optional>

#include <boost/json.hpp>

#include "server/api/api_service.h"
#include "server/api/idempotency_key.h"
#include "server/store/idempotency_table.h"

namespace sigma::api {
namespace {

using http::HttpHeader;
using http::HttpResponse;

constexpr std::chrono::hours kKeyLifetime{24};

struct Request {
    std::optional<IdempotencyKey> key;
    std::string principal;
    std::string token;  ///< one principal's tokens may not all see the same secrets
    WallTime now;
    bool answersSecret = false;
    std::shared_ptr<SecretAnswers> secretAnswers;
};

std::string headersText(const std::vector<HttpHeader>& headers) {
    boost::json::object fields;
    for (const HttpHeader& header : headers) {
        fields[header.name] = header.value;
    }
    return boost::json::serialize(fields);
}

std::vector<HttpHeader> headersFrom(const std::string& text) {
    std::vector<HttpHeader> headers;
    boost::system::error_code error;
    const boost::json::value fields = boost::json::parse(text, error);
    if (!error && fields.is_object()) {
        for (const auto& field : fields.get_object()) {
            if (field.value().is_string()) {
                headers.push_back(
                    {std::string(field.key()), std::string(field.value().get_string())});
            }
        }
    }
    return headers;
}

std::string bodyText(const HttpResponse& response) {
    std::string text;
    for (const SharedBuffer& piece : response.body) {
        text += piece.text();
    }
    return text;
}

HttpResponse responseOf(const store::IdempotencyRecord& record) {
    HttpResponse response = HttpResponse::empty(static_cast<unsigned>(record.status));
    if (!record.body.empty()) {
        response.contentType = "application/json";
        response.body.push_back(SharedBuffer::take(std::string(record.body)));
    }
    response.headers = headersFrom(record.headers);
    return response;
}

ApiResult<HttpResponse> replayed(const Request& request, const store::IdempotencyRecord& record) {
    if (record.requestHash != request.key->requestHash) {
        return ApiProblem(422, "idempotency_key_reused",
                          "this Idempotency-Key was sent with another request before");
    }
    if (record.status == 0) {
        return ApiProblem(409, "request_in_flight", "the same request is still under way");
    }
    HttpResponse response = responseOf(record);
    if (request.answersSecret) {
        auto kept = request.secretAnswers->find(request.token, request.key->key, request.now);
        if (!kept) {
            return ApiProblem(409, "answer_not_kept",
                              "this was done, but its answer held a secret and was not kept");
        }
        response = std::move(*kept);
    }
    response.headers.push_back({"Idempotency-Replayed", "true"});
    return response;
}

ApiResult<void> keepAnswer(store::IdempotencyTable& table, const Request& request,
                           const HttpResponse& response) {
    std::string body = bodyText(response);
    if (request.answersSecret) {
        body.clear();
        request.secretAnswers->keep(request.token, request.key->key, response,
                                    request.now + kKeyLifetime);
    }
    SIGMA_TRY(table.complete(request.principal, request.key->key,
                             static_cast<std::int32_t>(response.status),
                             headersText(response.headers), body));
    return {};
}

ApiResult<HttpResponse> doOnce(store::Transaction& transaction, const Request& request,
                               const WriteWork& work) {
    if (!request.key) {
        return work(transaction);
    }
    store::IdempotencyTable table(transaction);
    SIGMA_TRY_ASSIGN(const auto known,
                     table.claim(request.principal, request.key->key, request.key->requestHash,
                                 request.now, request.now + kKeyLifetime));
    if (known) {
        return replayed(request, *known);
    }
    SIGMA_TRY_ASSIGN(HttpResponse response, work(transaction));
    SIGMA_TRY(keepAnswer(table, request, response));
    return response;
}

}  // namespace

boost::asio::awaitable<ApiResult<HttpResponse>> writeOnce(const ApiCall& call, WriteWork work) {
    SIGMA_CO_TRY_ASSIGN(auto key, idempotencyKeyOf(call.request));
    const domain::Principal& principal = call.actor.principal;
    const Request request{std::move(key), principal.user.value(), principal.tokenId,
                          call.actor.now, call.answersSecret,     call.service.secretAnswers};
    const auto problem = std::make_shared<std::optional<ApiProblem>>();
    std::function<Result<HttpResponse>(store::Transaction&)> job =
        [request, work = std::move(work),
         problem](store::Transaction& transaction) -> Result<HttpResponse> {
        auto response = doOnce(transaction, request, work);
        if (response.has_error()) {
            *problem = response.error();
            return Error{ErrorCode::kConflict, "the request was refused"};
        }
        return std::move(*response);
    };
    auto running = call.service.database->run<HttpResponse>(std::move(job));
    auto outcome = co_await std::move(running);
    if (!outcome.has_error()) {
        co_return std::move(*outcome);
    }
    // Work that took too long may still run, and then the problem is not ours to look at.
    if (outcome.error().code != ErrorCode::kUnavailable && *problem) {
        co_return std::move(**problem);
    }
    co_return std::move(outcome).error();
}

}  // namespace sigma::api
