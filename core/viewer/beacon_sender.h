#pragma once

#include <memory>
#include <string>

#include <boost/asio/any_io_executor.hpp>

#include "core/httpclient/http_client.h"

namespace sigma::viewer {

/// POSTs beacons: once each, whatever comes of it.
///
/// What is under way when it is destroyed still arrives, or is given up within two seconds.
/// Thread: the executor's, a single one.
class BeaconSender {
public:
    BeaconSender(boost::asio::any_io_executor executor, const Clock& clock,
                 httpclient::HttpClientOptions options, httpclient::Url url);

    void send(std::string json);

private:
    boost::asio::any_io_executor m_executor;
    std::shared_ptr<httpclient::HttpClient> m_client;
    httpclient::Url m_url;
};

}  // namespace sigma::viewer
