#include "app/serving/data_folder.h"

#include <cstdlib>

namespace sigma::app {

Result<std::string> ownDataFolder() {
    const char* const data = std::getenv("XDG_DATA_HOME");
    if (data != nullptr && *data == '/') {
        return std::string(data) + "/sigma-live";
    }
    const char* const home = std::getenv("HOME");
    if (home != nullptr && *home == '/') {
        return std::string(home) + "/.local/share/sigma-live";
    }
    return Error{ErrorCode::kNotFound,
                 "neither XDG_DATA_HOME nor HOME names a folder for the data: use --data FOLDER"};
}

}  // namespace sigma::app
