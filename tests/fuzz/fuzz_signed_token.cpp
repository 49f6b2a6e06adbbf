#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "server/identity/token_signer.h"

namespace {

class FixedClock final : public sigma::Clock {
public:
    sigma::SteadyTime steadyNow() const override { return {}; }
    sigma::WallTime wallNow() const override {
        return sigma::WallTime(std::chrono::seconds(1'767'225'600));
    }
};

/// Its keys are in the source, so that the corpus can hold tokens that are valid.
const sigma::identity::TokenSigner& signer() {
    using namespace sigma::identity;
    static const TokenSigner kSigner(
        SigningKeys::parse(R"([{"id":"fuzzed","secret":")"
                           R"(AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","signs_from":0}])")
            .value(),
        std::make_shared<FixedClock>());
    return kSigner;
}

}  // namespace

// A token is good for one purpose at most, and claims that can be read can be signed and verified.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma::identity;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    int good = 0;
    for (const TokenPurpose purpose :
         {TokenPurpose::kAccess, TokenPurpose::kTicket, TokenPurpose::kPlayback}) {
        good += signer().verify(purpose, text).has_value() ? 1 : 0;
    }
    if (good > 1) {
        std::abort();
    }
    auto claims = TokenClaims::parse(text);
    if (claims.has_error()) {
        return 0;
    }
    const sigma::WallTime later(std::chrono::seconds(1'767'225'700));
    const std::string token = signer().sign(TokenPurpose::kTicket, *claims, later);
    if (token.size() > TokenSigner::kMaxBytes) {
        return 0;
    }
    claims->set("exp", std::int64_t{1'767'225'700});
    const auto verified = signer().verify(TokenPurpose::kTicket, token);
    if (verified.has_error() || verified->json() != claims->json()) {
        std::abort();
    }
    return 0;
}
