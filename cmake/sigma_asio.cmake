# Asio and Beast are compiled once, in core/net, rather than in every file that includes them.
add_library(sigma_asio INTERFACE)
target_compile_definitions(
  sigma_asio INTERFACE BOOST_ASIO_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED
                       BOOST_BEAST_SEPARATE_COMPILATION)
target_link_libraries(sigma_asio INTERFACE Boost::headers)
