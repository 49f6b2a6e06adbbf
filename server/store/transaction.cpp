#include "server/store/transaction.h"

namespace sigma::store {

void Transaction::fail(const Error& error) {
    if (!m_failure) {
        m_failure = error;
    }
}

}  // namespace sigma::store
