#include "server/packager/lazy_text.h"

#include "core/base/gzip.h"

namespace sigma::packager {

const SharedBuffer& LazyText::plain() const {
    std::call_once(m_plainOnce, [this] { m_plain = SharedBuffer::take(m_render()); });
    return m_plain;
}

const SharedBuffer& LazyText::gzipped() const {
    std::call_once(m_gzipOnce, [this] { m_gzipped = gzip(plain().text()); });
    return m_gzipped;
}

}  // namespace sigma::packager
