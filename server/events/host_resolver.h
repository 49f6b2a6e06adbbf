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
/// time share one look-up. Nobody waits for a look-up that hangs, at the end neither: its thread
/// is left behind, and what it finds is dropped.
class SystemHostResolver final : public HostResolver {
public:
    /// Finds the addresses of one host. May block; runs on any thread, and may outlast all else.
    using BlockingLookUp = Result<Addresses> (*)(const std::string& host);

    explicit SystemHostResolver(boost::asio::any_io_executor executor,
                                BlockingLookUp blocking = askSystem);
    ~SystemHostResolver() override;

    boost::asio::awaitable<Result<Addresses>> resolve(std::string host,
                                                      SteadyTime deadline) override;

private:
    struct Lookup;
    using Lookups = std::map<std::string, std::shared_ptr<Lookup>>;
    class Threads;

    static Result<Addresses> askSystem(const std::string& host);
    std::shared_ptr<Lookup> lookUp(const std::string& host);

    boost::asio::any_io_executor m_executor;
    std::shared_ptr<Lookups> m_lookups;
    std::shared_ptr<Threads> m_threads;
};

}  // namespace sigma::events
