#pragma once

#include <optional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace sigma::test {

/// Runs the context until the coroutine has its result; servers on it run meanwhile.
template <class T>
T runCoroutine(boost::asio::io_context& context, boost::asio::awaitable<T> coroutine) {
    std::optional<T> result;
    boost::asio::co_spawn(context, std::move(coroutine),
                          [&result, &context](const std::exception_ptr& exception, T value) {
                              if (!exception) {
                                  result = std::move(value);
                              }
                              context.stop();
                          });
    context.restart();
    context.run();
    return std::move(result).value();
}

}  // namespace sigma::test
