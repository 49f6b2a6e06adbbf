#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sigma::net {

/// Counts open connections, in all and by address, and says when there are enough.
///
/// Thread: any.
class ConnectionLimiter : public std::enable_shared_from_this<ConnectionLimiter> {
public:
    /// Holds the place of one connection until it is destroyed.
    class Permit {
    public:
        Permit(Permit&&) noexcept = default;
        Permit& operator=(Permit&&) = delete;
        ~Permit();

    private:
        friend class ConnectionLimiter;
        Permit(std::shared_ptr<ConnectionLimiter> limiter, std::string address)
            : m_limiter(std::move(limiter)), m_address(std::move(address)) {}

        std::shared_ptr<ConnectionLimiter> m_limiter;
        std::string m_address;
    };

    static std::shared_ptr<ConnectionLimiter> create(std::size_t inAll, std::size_t byAddress);

    /// For connections to come; those that are open stay, even where they are too many now.
    void setLimits(std::size_t inAll, std::size_t byAddress);

    /// A place for one more connection of this address, unless a limit is reached.
    std::optional<Permit> admit(std::string_view address);

    std::size_t open() const;
    /// Blocks until no permit is out or the time has passed; true when none is out.
    bool waitUntilNoneIsOpen(std::chrono::milliseconds time) const;

private:
    ConnectionLimiter(std::size_t inAll, std::size_t byAddress)
        : m_inAll(inAll), m_byAddress(byAddress) {}
    void release(const std::string& address);

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_allClosed;
    std::size_t m_inAll;
    std::size_t m_byAddress;
    std::size_t m_open = 0;
    std::unordered_map<std::string, std::size_t> m_openByAddress;
};

}  // namespace sigma::net
