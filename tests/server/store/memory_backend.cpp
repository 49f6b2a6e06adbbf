#include "tests/server/store/store_backend.h"

namespace sigma::store::test {

std::vector<StoreBackend> storeBackends() {
    return {{"Memory", [] { return std::make_shared<const std::string>("sqlite::memory:"); }}};
}

}  // namespace sigma::store::test
