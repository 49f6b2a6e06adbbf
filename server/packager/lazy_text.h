#pragma once

#include <functional>
#include <mutex>
#include <string>

#include "core/base/shared_buffer.h"

namespace sigma::packager {

/// A text that is rendered when it is first asked for, then shared by everyone who asks.
///
/// Thread: any; whoever comes second waits for whoever renders.
class LazyText {
public:
    explicit LazyText(std::function<std::string()> render) : m_render(std::move(render)) {}

    const SharedBuffer& plain() const;
    const SharedBuffer& gzipped() const;

private:
    std::function<std::string()> m_render;
    mutable std::once_flag m_plainOnce;
    mutable std::once_flag m_gzipOnce;
    mutable SharedBuffer m_plain;
    mutable SharedBuffer m_gzipped;
};

}  // namespace sigma::packager
