#include "core/net/tls_context.h"

#include <boost/asio/ssl/context.hpp>

namespace sigma::net {

namespace ssl = boost::asio::ssl;

TlsContext::TlsContext(bool verifiesCertificates)
    : m_verifiesCertificates(verifiesCertificates),
      m_context(std::make_unique<ssl::context>(ssl::context::tls_client)) {
    boost::system::error_code error;
    m_context->set_options(ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1, error);
    if (verifiesCertificates) {
        // Where the machine's list cannot be read, every certificate is refused, with that reason.
        m_context->set_default_verify_paths(error);
        m_context->set_verify_mode(ssl::verify_peer, error);
    }
}

TlsContext::~TlsContext() = default;

}  // namespace sigma::net
