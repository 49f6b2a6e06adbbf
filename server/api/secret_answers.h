#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "core/base/clock.h"
#include "server/http/http_response.h"

namespace sigma::api {

/// Answers that hold a secret, kept for requests that are sent again with the same token, or by
/// the same sign-in: another one may not be good for that secret. In memory only, since a secret
/// that is hashed in the database must not lie beside its hash.
///
/// Thread: the database's.
class SecretAnswers {
public:
    static constexpr std::size_t kMaxAnswers = 1'000;

    /// Where there are too many, the one that expires first makes room.
    void keep(const std::string& token, const std::string& key, http::HttpResponse answer,
              WallTime expiresAt);
    std::optional<http::HttpResponse> find(const std::string& token, const std::string& key,
                                           WallTime now) const;

private:
    struct Kept {
        http::HttpResponse answer;
        WallTime expiresAt;
    };

    std::map<std::pair<std::string, std::string>, Kept> m_answers;
};

}  // namespace sigma::api
