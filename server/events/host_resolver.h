#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/address.hpp>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace boost::asio {
class thread_pool;
}

namespace sigma::events {

/// Finds the addresses of hosts. Thread: the executor's of whoever awaits, a single one.
class HostResolver {
public:
    using Addresses = std::vector<boost::asio::ip::address>;

    virtual ~HostResolver() = default;

    /// At least one address. `deadline` is of the sockets' own clock.
    /// Errors: kIo, naming the host, where there is none or none in time.
    virtual boost::asio::awaitable<Result<Addresses>> resolve(std::string host,
                                                              SteadyTime deadline) = 0;
};

/// As the operating system resolves names.
///
/// On a few threads of its own, because the system's resolver blocks: so that a name server that
/// does not answer for one host holds up no other. Those who ask for the same host at the same
/// time share one look-up.
class SystemHostResolver final : public HostResolver {
public:
    explicit SystemHostResolver(boost::asio::any_io_executor executor);
    /// Waits for the look-ups that are under way.
    ~SystemHostResolver() override;

    boost::asio::awaitable<Result<Addresses>> resolve(std::string host,
                                                      SteadyTime deadline) override;

private:
    struct Lookup;
    using Lookups = std::map<std::string, std::shared_ptr<Lookup>>;

    std::shared_ptr<Lookup> lookUp(const std::string& host);

    boost::asio::any_io_executor m_executor;
    std::shared_ptr<Lookups> m_lookups;
    std::unique_ptr<boost::asio::thread_pool> m_threads;
};

}  // namespace sigma::events
