#include "tests/house/library_rules.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace sigma::house {
namespace {

enum class Where { kCppOnly, kAnyFile };

struct Adapter {
    std::string_view library;
    std::vector<std::string_view> headers;  ///< how the path of such a header begins
    Where where;
    std::vector<std::string_view> places;  ///< how the path of an adapting file begins
};

const std::vector<Adapter>& adapters() {
    static const std::vector<Adapter> table = {
        {"OpenSSL", {"openssl/"}, Where::kCppOnly, {"core/crypto/", "core/net/"}},
        {"libsodium", {"sodium"}, Where::kCppOnly, {"core/crypto/"}},
        {"zlib", {"zlib.h"}, Where::kCppOnly, {"core/base/gzip.cpp"}},
        {"spdlog", {"spdlog/", "fmt/"}, Where::kCppOnly, {"core/base/logger.cpp"}},
        {"toml++", {"toml++/"}, Where::kCppOnly, {"server/config/"}},
        {"CLI11", {"CLI/"}, Where::kAnyFile, {"app/"}},
        {"Boost.Beast",
         {"boost/beast"},
         Where::kCppOnly,
         {"server/http/", "core/httpclient/", "core/net/"}},
        {"Boost.Asio",
         {"boost/asio"},
         Where::kAnyFile,
         {"core/net/",        "core/httpclient/",  "core/lint/",
          "core/publish/",    "core/player/",      "core/thumbnails/",
          "core/viewer/",     "core/apiclient/",   "server/http/",
          "server/ingest/",   "server/stream/",    "server/origin/",
          "server/packager/", "server/api/",       "server/events/",
          "server/monitor/",  "server/host/",      "server/identity/",
          "server/store/",    "server/lifecycle/", "app/"}},
        {"Boost.URL", {"boost/url"}, Where::kCppOnly, {"core/httpclient/url.cpp"}},
        {"FFmpeg",
         {"libavcodec/", "libavformat/", "libavfilter/", "libavdevice/", "libavutil/",
          "libswscale/", "libswresample/", "libpostproc/"},
         Where::kCppOnly,
         {"core/encoder/", "core/decoder/", "core/capture/", "core/studio/", "core/recording/",
          "core/ffmpeg/", "core/playback/"}},
        {"x264", {"x264.h"}, Where::kCppOnly, {"core/encoder/"}},
        {"libyuv",
         {"libyuv"},
         Where::kCppOnly,
         {"core/studio/", "core/capture/", "core/encoder/", "ui/widgets/frame_image.cpp"}},
        {"libqrencode", {"qrencode.h"}, Where::kCppOnly, {"ui/widgets/qr_code.cpp"}},
        {"QtKeychain", {"qt6keychain/"}, Where::kCppOnly, {"ui/studio/keychain_store.cpp"}},
        {"libpulse",
         {"pulse/"},
         Where::kCppOnly,
         {"core/capture/", "core/playback/", "core/pulse/"}},
        {"libxcb", {"xcb/"}, Where::kCppOnly, {"core/capture/"}},
        {"V4L2", {"linux/videodev2.h"}, Where::kCppOnly, {"core/capture/"}},
        {"librtmp", {"librtmp/"}, Where::kCppOnly, {"core/publish/"}},
        {"SOCI",
         {"soci/", "sqlite3.h", "libpq-fe.h"},
         Where::kCppOnly,
         {"server/store/connection.cpp", "server/store/sql_error.cpp"}},
        {"Qt", {"Qt"}, Where::kAnyFile, {"ui/", "app/studio/", "core/capture/"}},
    };
    return table;
}

bool beginsWithOneOf(std::string_view text, const std::vector<std::string_view>& starts) {
    return std::ranges::any_of(starts, [&](std::string_view s) { return text.starts_with(s); });
}

/// <QString> and <QtGlobal>, <QtCore/QString>.
bool isQtClass(std::string_view header) {
    return header.size() > 1 && header[0] == 'Q' &&
           std::isupper(static_cast<unsigned char>(header[1])) != 0;
}

const Adapter* adapterOf(const Include& include) {
    for (const Adapter& adapter : adapters()) {
        if (beginsWithOneOf(include.target, adapter.headers) ||
            (adapter.library == "Qt" && isQtClass(include.target))) {
            return &adapter;
        }
    }
    return nullptr;
}

std::string listOf(const std::vector<std::string_view>& places) {
    std::string list;
    for (const std::string_view place : places) {
        list += (list.empty() ? "" : ", ") + std::string(place);
    }
    return list;
}

}  // namespace

Violations checkLibraries(const SourceFiles& files) {
    Violations violations;
    for (const SourceFile& file : files) {
        if (roomOf(file.path).empty() || !isCpp(file.path)) {
            continue;
        }
        for (const Include& include : includesOf(file)) {
            const Adapter* adapter = adapterOf(include);
            if (adapter == nullptr) {
                continue;
            }
            const bool isCppOnly = adapter->where == Where::kCppOnly;
            if (!beginsWithOneOf(file.path, adapter->places) ||
                (isCppOnly && isHeader(file.path))) {
                violations.push_back({file.path, include.line, "libraries",
                                      std::string(adapter->library) + " shows only in " +
                                          (isCppOnly ? ".cpp files of " : "") +
                                          listOf(adapter->places) +
                                          ": use the type of ours that adapts it"});
            }
        }
    }
    return violations;
}

}  // namespace sigma::house
