// The one place where Asio's own code for TLS is compiled; see BOOST_ASIO_SEPARATE_COMPILATION.
#include <boost/asio/ssl/impl/src.hpp>
