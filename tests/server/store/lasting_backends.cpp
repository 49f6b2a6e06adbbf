#include <atomic>

#include "server/store/connection.h"
#include "tests/server/store/postgres_cluster.h"
#include "tests/server/store/store_backend.h"
#include "tests/support/temporary_folder.h"

namespace sigma::store::test {
namespace {

struct FileDatabase {
    sigma::test::TemporaryFolder folder;
    std::string url = "sqlite:" + folder.path() + "/data/sigma.db";
};

std::shared_ptr<const std::string> makeFile() {
    const auto database = std::make_shared<const FileDatabase>();
    return {database, &database->url};
}

/// A schema of its own in the one database of the cluster.
std::shared_ptr<const std::string> makeSchema() {
    static std::atomic<int> count{0};
    const std::string url = PostgresCluster::instance().url();
    const std::string name = "test_" + std::to_string(++count);
    auto connection = Connection::open({Dialect::kPostgresql, url}, std::chrono::seconds(10));
    connection.value()->executeOnce("CREATE SCHEMA " + name).value();
    return std::make_shared<const std::string>(url + "&options=-csearch_path%3D" + name);
}

}  // namespace

std::vector<StoreBackend> storeBackends() {
    std::vector<StoreBackend> backends = {{"SqliteFile", makeFile}};
    if (PostgresCluster::isInstalled()) {
        backends.push_back({"Postgresql", makeSchema});
    }
    return backends;
}

}  // namespace sigma::store::test
