#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include <boost/asio/awaitable.hpp>

#include "server/api/cursor_keys.h"
#include "server/api/list_page.h"

namespace sigma::api {

/// As listPage(), for a list in the order of its ids that no parameter narrows: `read` is also
/// given the id behind which the page begins, empty for the first, and how many items it may have.
/// Errors: those of `read`; 422, 503.
template <class T, class Read>
boost::asio::awaitable<ApiResult<http::HttpResponse>> listById(const ApiCall& call,
                                                               ListForm<T> form, Read read) {
    QueryReader query(call.request.query);
    const std::size_t limit = query.limit();
    const std::string after = readIdPosition(query, form.name);
    SIGMA_CO_TRY(query.finish());
    auto listing = listPage(call, std::move(form),
                            [=, read = std::move(read)](store::Transaction& transaction) {
                                return read(transaction, after, limit);
                            });
    co_return co_await std::move(listing);
}

}  // namespace sigma::api
