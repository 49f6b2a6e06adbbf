#include "server/api/secret_answers.h"

#include <algorithm>

namespace sigma::api {

void SecretAnswers::keep(const std::string& token, const std::string& key,
                         http::HttpResponse answer, WallTime expiresAt) {
    m_answers.insert_or_assign({token, key}, Kept{std::move(answer), expiresAt});
    if (m_answers.size() > kMaxAnswers) {
        m_answers.erase(std::ranges::min_element(
            m_answers, {}, [](const auto& entry) { return entry.second.expiresAt; }));
    }
}

std::optional<http::HttpResponse> SecretAnswers::find(const std::string& token,
                                                      const std::string& key, WallTime now) const {
    const auto found = m_answers.find({token, key});
    if (found == m_answers.end() || found->second.expiresAt <= now) {
        return std::nullopt;
    }
    return found->second.answer;
}

}  // namespace sigma::api
