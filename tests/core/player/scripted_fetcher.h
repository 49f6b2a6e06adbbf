#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/player/network/requests.h"

namespace sigma::player::test {

/// Takes note of what is asked, and answers when the test says so.
class ScriptedFetcher final : public Fetcher {
public:
    void fetch(FetchRequest request) override { m_open.push_back(std::move(request)); }
    void cancel(FetchId id) override {
        m_cancelled += std::erase_if(m_open, [&](const FetchRequest& r) { return r.id == id; });
    }

    const std::vector<FetchRequest>& open() const { return m_open; }
    std::size_t cancelled() const { return m_cancelled; }
    /// Whether a request under way ends with this text.
    bool asks(std::string_view ending) const { return find(ending) != m_open.end(); }

    /// Takes the request that ends so out of those under way, and answers it.
    void answer(Requests& requests, std::string_view ending, Result<FetchAnswer> answer) {
        const auto found = find(ending);
        if (found == m_open.end()) {
            return;
        }
        const FetchRequest request = *found;
        m_open.erase(found);
        if (answer.has_value()) {
            answer->url = request.url;
        }
        requests.onFetched(request.id, std::move(answer));
    }

private:
    std::vector<FetchRequest>::const_iterator find(std::string_view ending) const {
        return std::ranges::find_if(m_open, [&](const FetchRequest& request) {
            return toString(request.url).ends_with(ending);
        });
    }

    std::vector<FetchRequest> m_open;
    std::size_t m_cancelled = 0;
};

}  // namespace sigma::player::test
