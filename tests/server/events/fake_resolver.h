#pragma once

#include <map>
#include <string>
#include <vector>

#include <boost/asio/ip/address.hpp>

#include "server/events/host_resolver.h"

namespace sigma::test {

/// Knows the hosts that the test writes into it, and may change its mind.
class FakeResolver final : public events::HostResolver {
public:
    explicit FakeResolver(std::map<std::string, std::vector<std::string>>& hosts)
        : m_hosts(hosts) {}

    boost::asio::awaitable<Result<Addresses>> resolve(std::string host,
                                                      SteadyTime deadline) override {
        static_cast<void>(deadline);
        const auto found = m_hosts.find(host);
        if (found == m_hosts.end()) {
            co_return Error{ErrorCode::kIo, "finding the host " + host + ": there is none"};
        }
        Addresses addresses;
        for (const std::string& text : found->second) {
            addresses.push_back(boost::asio::ip::make_address(text));
        }
        co_return addresses;
    }

private:
    std::map<std::string, std::vector<std::string>>& m_hosts;
};

}  // namespace sigma::test
