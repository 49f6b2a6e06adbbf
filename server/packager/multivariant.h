#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/packager/ll_hls_window.h"

namespace sigma::packager {

/// The multivariant playlist of a session: a variant for each picture with the audio as a group, in
/// the order given, or the audio alone. URIs are relative to the channel's folder, below which the
/// session's is.
std::string writeMultivariant(const std::string& session,
                              const std::vector<std::shared_ptr<const LlHlsWindow>>& renditions);

}  // namespace sigma::packager
