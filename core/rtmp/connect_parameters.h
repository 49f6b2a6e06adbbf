#pragma once

#include <string>

#include "core/rtmp/amf_value.h"
#include "core/rtmp/query.h"

namespace sigma::rtmp {

/// What a client says of itself and its address when it connects (RTMP 1.0, section 7.2.1.1).
///
/// The queries may hold a stream key, so that they are kept apart: app and tcUrl have none.
struct ConnectParameters {
    std::string app;    ///< may contain slashes, none at its ends
    std::string tcUrl;  ///< rtmp://host:port/app
    std::string flashVersion;
    double objectEncoding = 0;  ///< 0 for AMF0, 3 for AMF3
    QueryParameters query;      ///< of the app, then of tcUrl
};

ConnectParameters parseConnectParameters(const AmfObject& command);

}  // namespace sigma::rtmp
