#pragma once

#include <memory>

namespace boost::asio::ssl {
class context;
}

namespace sigma::net {

/// What TLS connections of a client have in common: protocol versions and whom they trust.
class TlsContext {
public:
    /// Trusts the machine's authorities; nobody is checked where `verifiesCertificates` is false.
    explicit TlsContext(bool verifiesCertificates);
    TlsContext(const TlsContext&) = delete;
    TlsContext& operator=(const TlsContext&) = delete;
    ~TlsContext();

    boost::asio::ssl::context& native() const { return *m_context; }
    bool verifiesCertificates() const { return m_verifiesCertificates; }

private:
    bool m_verifiesCertificates;
    std::unique_ptr<boost::asio::ssl::context> m_context;
};

}  // namespace sigma::net
