#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/json/array.hpp>

#include "server/api/api_answers.h"
#include "server/api/api_call.h"
#include "server/api/api_service.h"
#include "server/api/cursor.h"
#include "server/api/read_from.h"
#include "server/store/page.h"

namespace sigma::api {

/// How a list looks outside.
template <class T>
struct ListForm {
    std::string_view name;  ///< in its cursors
    std::function<boost::json::value(const T&)> json;
    std::function<std::vector<std::string>(const T&)> keys;  ///< of the cursor behind an item
};

/// Answers with the page that `read` gives, and the cursor of the next one. `read` runs on the
/// database's thread and may outlast the request, so it holds copies of all that it needs.
/// Errors: those of `read`; 503.
template <class T, class Read>
boost::asio::awaitable<ApiResult<http::HttpResponse>> listPage(const ApiCall& call,
                                                               ListForm<T> form, Read read) {
    std::function<ApiResult<store::Page<T>>(store::Transaction&)> work =
        [read = std::move(read)](store::Transaction& transaction) -> ApiResult<store::Page<T>> {
        SIGMA_TRY_ASSIGN(auto page, read(transaction));
        return page;
    };
    auto reading = readFrom<store::Page<T>>(*call.service.database, std::move(work));
    auto outcome = co_await std::move(reading);
    SIGMA_CO_TRY_ASSIGN(const auto page, std::move(outcome));
    boost::json::array items;
    for (const T& item : page.items) {
        items.push_back(form.json(item));
    }
    co_return pageAnswer(
        std::move(items),
        page.hasMore ? writeCursor(form.name, form.keys(page.items.back())) : std::string());
}

}  // namespace sigma::api
