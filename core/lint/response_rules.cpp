#include "core/lint/response_rules.h"

#include <algorithm>
#include <array>

#include "core/base/ascii.h"
#include "core/hls/decimal.h"

namespace sigma::lint {
namespace {

using httpclient::HttpAnswer;
using std::chrono::seconds;

/// Of playlists smaller than this, compression saves nothing.
constexpr std::size_t kWorthCompressing = 1'000;

std::string lowerTrimmed(std::string_view text) {
    std::string lower;
    for (const char character : text) {
        if (character != ' ' && character != '\t') {
            lower += toLowerAscii(character);
        }
    }
    return lower;
}

std::string quoted(std::string_view name, std::string_view value) {
    return value.empty() ? "no " + std::string(name)
                         : std::string(name) + ": " + std::string(value);
}

void checkPlaylistType(const HttpAnswer& answer, const std::string& url, Findings& findings) {
    const std::string_view header = answer.header("content-type");
    const std::string type = lowerTrimmed(header.substr(0, header.find(';')));
    constexpr auto kTypes =
        std::to_array<std::string_view>({"application/vnd.apple.mpegurl", "audio/mpegurl",
                                         "application/x-mpegurl", "audio/x-mpegurl"});
    if (std::ranges::find(kTypes, type) == kTypes.end()) {
        findings.add(RuleId::kPlaylistContentType, url, quoted("Content-Type", header));
    }
    if (!answer.wasGzipped && answer.body.size() >= kWorthCompressing) {
        findings.add(RuleId::kPlaylistNotCompressed, url,
                     std::to_string(answer.body.size()) + " bytes without Content-Encoding",
                     "Content-Encoding: gzip");
    }
}

void checkMediaType(const HttpAnswer& answer, const std::string& url, Findings& findings) {
    const std::string type = lowerTrimmed(answer.header("content-type"));
    if (!type.starts_with("video/") && !type.starts_with("audio/") && !type.starts_with("text/") &&
        !type.starts_with("application/mp4")) {
        findings.add(
            RuleId::kMediaContentType, url,
            quoted("Content-Type", answer.header("content-type")) + " of " + answer.url.target);
    }
}

void checkAge(RuleId rule, const HttpAnswer& answer, seconds most, const std::string& url,
              Findings& findings) {
    const CachePolicy policy = CachePolicy::parse(answer.header("cache-control"));
    if (!policy.forbidsCaching && policy.maxAge && *policy.maxAge > most) {
        findings.add(rule, url, "max-age=" + std::to_string(policy.maxAge->count()),
                     "at most " + std::to_string(most.count()));
    }
}

void checkCacheable(RuleId rule, const HttpAnswer& answer, seconds least, const std::string& url,
                    Findings& findings) {
    const CachePolicy policy = CachePolicy::parse(answer.header("cache-control"));
    if (policy.forbidsCaching || !policy.maxAge || *policy.maxAge < least) {
        findings.add(rule, url, quoted("Cache-Control", answer.header("cache-control")),
                     "max-age of at least " + std::to_string(least.count()));
    }
}

void checkCaching(const HttpAnswer& answer, Asked asked, seconds target, bool isLive,
                  const std::string& url, Findings& findings) {
    switch (asked) {
        case Asked::kPlaylist:
            // Ages are whole seconds: half of one is one.
            checkAge(RuleId::kPlaylistCachedTooLong, answer,
                     isLive ? std::max(seconds(1), (target + seconds(1)) / 2) : seconds::max(), url,
                     findings);
            break;
        case Asked::kBlockingPlaylist:
            checkCacheable(RuleId::kBlockingNotCached, answer, target, url, findings);
            break;
        case Asked::kMedia:
            checkCacheable(RuleId::kMediaNotCached, answer, 3 * target, url, findings);
            break;
        case Asked::kNonsense:
        case Asked::kMultivariant:
            break;
    }
}

}  // namespace

CachePolicy CachePolicy::parse(std::string_view header) {
    CachePolicy policy;
    const std::string text = lowerTrimmed(header);
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t comma = rest.find(',');
        const std::string_view directive = rest.substr(0, comma);
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
        constexpr std::string_view kMaxAge = "max-age=";
        if (directive.starts_with(kMaxAge)) {
            const auto age = hls::parseInteger(directive.substr(kMaxAge.size()));
            constexpr std::uint64_t kLongest = 1'000'000'000;
            policy.maxAge = seconds(age.has_value() ? std::min(*age, kLongest) : 0);
        }
        policy.forbidsCaching = policy.forbidsCaching || directive == "no-store" ||
                                directive == "no-cache" || directive == "private";
    }
    return policy;
}

void checkResponse(const HttpAnswer& answer, Asked asked, seconds targetDuration, bool isLive,
                   const std::string& url, Findings& findings) {
    const bool isError = answer.status >= 400;
    if (answer.header("access-control-allow-origin").empty()) {
        findings.add(isError ? RuleId::kNoCrossOriginOnError : RuleId::kNoCrossOrigin, url,
                     "no Access-Control-Allow-Origin with status " + std::to_string(answer.status) +
                         " of " + answer.url.target);
    }
    if (isError) {
        checkAge(RuleId::kErrorCachedTooLong, answer, 4 * targetDuration, url, findings);
        return;
    }
    if (asked == Asked::kMedia) {
        checkMediaType(answer, url, findings);
    } else if (asked != Asked::kNonsense) {
        checkPlaylistType(answer, url, findings);
    }
    checkCaching(answer, asked, targetDuration, isLive, url, findings);
}

}  // namespace sigma::lint
