#include "server/packager/hls_session.h"

#include <algorithm>
#include <unordered_map>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace sigma::packager {
namespace {

namespace asio = boost::asio;

bool isSatisfied(const HlsSnapshot& snapshot, std::string_view rendition, PartPosition position) {
    const auto window = snapshot.rendition(rendition);
    return snapshot.isEnded || !window || window->hasReached(position);
}

}  // namespace

std::shared_ptr<const LlHlsWindow> HlsSnapshot::rendition(std::string_view name) const {
    const auto found = std::ranges::find_if(
        renditions, [&](const auto& window) { return window->rendition() == name; });
    return found == renditions.end() ? nullptr : *found;
}

void HlsSession::publish(std::shared_ptr<const HlsSnapshot> snapshot) {
    m_snapshot.store(snapshot);
    wakeWaiters(*snapshot);
}

asio::awaitable<void> HlsSession::waitFor(std::string rendition, PartPosition position,
                                          SteadyTime deadline) {
    const auto executor = co_await asio::this_coro::executor;
    auto timer = std::make_shared<asio::steady_timer>(executor, deadline);
    asio::post(m_owner, [self = shared_from_this(),
                         waiter = Waiter{std::move(rendition), position, timer}]() mutable {
        self->addWaiter(std::move(waiter));
    });
    constexpr auto kToken = asio::as_tuple(asio::use_awaitable);
    co_await timer->async_wait(kToken);
}

void HlsSession::addWaiter(Waiter waiter) {
    m_waiters.push_back(std::move(waiter));
    const auto snapshot = m_snapshot.load();
    const Waiter& added = m_waiters.back();
    if (isSatisfied(*snapshot, added.rendition, added.position)) {
        wakeWaiters(*snapshot);
    }
}

void HlsSession::wakeWaiters(const HlsSnapshot& snapshot) {
    using Timers = std::vector<std::shared_ptr<asio::steady_timer>>;
    std::unordered_map<asio::execution_context*, Timers> batches;
    std::erase_if(m_waiters, [&](const Waiter& waiter) {
        auto timer = waiter.timer.lock();
        if (timer && !isSatisfied(snapshot, waiter.rendition, waiter.position)) {
            return false;
        }
        if (timer) {
            auto& context = asio::query(timer->get_executor(), asio::execution::context);
            batches[&context].push_back(std::move(timer));
        }
        return true;
    });
    for (auto& [context, timers] : batches) {
        const auto executor = timers.front()->get_executor();
        asio::post(executor, [timers = std::move(timers)] {
            for (const auto& timer : timers) {
                timer->cancel();
            }
        });
    }
}

}  // namespace sigma::packager
