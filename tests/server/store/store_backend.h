#pragma once

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace sigma::store::test {

/// A kind of database to test on. Each call of `make` gives the URL of an empty one, which goes
/// with the pointer.
struct StoreBackend {
    std::string name;
    std::function<std::shared_ptr<const std::string>()> make;
};

inline std::ostream& operator<<(std::ostream& out, const StoreBackend& backend) {
    return out << backend.name;
}

/// What this test program tests on: memory for unit tests, files and a server for components.
std::vector<StoreBackend> storeBackends();

}  // namespace sigma::store::test
