#include "tests/house/word_rules.h"

#include <algorithm>
#include <string_view>

#include "tests/house/cpp_text.h"

namespace sigma::house {
namespace {

using Names = std::vector<std::string_view>;

struct ForbiddenWords {
    std::string_view rule;
    Names words;
    Names places;      ///< how the path of a file begins that the rule is for
    Names exceptions;  ///< whole paths
    std::string_view advice;
};

const std::vector<ForbiddenWords>& forbiddenWords() {
    static const std::vector<ForbiddenWords> table = {
        {"locks",
         {"std::mutex", "std::shared_mutex", "std::recursive_mutex", "std::timed_mutex",
          "std::condition_variable"},
         {"app/", "core/", "server/", "ui/"},
         {"core/base/memory_file.h",
          "core/base/published.h",
          "core/capture/threaded_source.cpp",
          "core/net/connection_limiter.h",
          "core/playback/playout_deck.cpp",
          "core/playback/playout_deck.h",
          "core/playback/silent_pace.cpp",
          "core/recording/recorder_queue.h",
          "core/studio/output_feed.h",
          "core/studio/picture_pool.cpp",
          "core/studio/program.cpp",
          "core/studio/program.h",
          "core/studio/rendition_encoder.cpp",
          "server/events/event_feed.h",
          "server/events/host_resolver.cpp",
          "server/identity/api_token_cache.h",
          "server/identity/rate_limiter.h",
          "server/identity/revocations.h",
          "server/lifecycle/session_journal.h",
          "server/packager/hls_directory.h",
          "server/store/channel_cache.h",
          "server/stream/stream_registry.h"},
         "state belongs to one executor: post to its owner, or publish an immutable value with "
         "Published; a file that truly needs a lock is listed in tests/house/word_rules.cpp"},
        {"sleeps",
         {"sleep_for", "sleep_until", "usleep", "nanosleep"},
         {"app/", "core/", "server/", "ui/", "tests/"},
         {"core/net/io_pool.cpp", "server/host/server_host.cpp"},
         "wait for the event itself, or for a timer of the executor; tests own a FakeClock"},
        {"output",
         {"std::cout", "std::cerr", "std::clog", "printf", "puts"},
         {"core/", "server/"},
         {},
         "programs print, rooms log: use Logger"},
    };
    return table;
}

/// In two parts, so that this file does not break its own rule.
constexpr std::string_view kUnfinished[] = {
    "TO"
    "DO",
    "FIX"
    "ME",
    "XX"
    "X"};
constexpr std::string_view kMachinePaths[] = {
    "/wo"
    "rk/",
    "/ro"
    "ot/"};

bool beginsWithOneOf(std::string_view text, const Names& starts) {
    return std::ranges::any_of(starts, [&](std::string_view s) { return text.starts_with(s); });
}

}  // namespace

Violations checkForbiddenWords(const SourceFiles& files) {
    Violations violations;
    for (const SourceFile& file : files) {
        if (!isCpp(file.path)) {
            continue;
        }
        const std::vector<std::string> lines = linesOf(codeOnly(file.text));
        for (const ForbiddenWords& forbidden : forbiddenWords()) {
            if (!beginsWithOneOf(file.path, forbidden.places) ||
                std::ranges::find(forbidden.exceptions, file.path) != forbidden.exceptions.end()) {
                continue;
            }
            for (std::size_t line = 0; line != lines.size(); ++line) {
                for (const std::string_view word : forbidden.words) {
                    if (findWord(lines[line], word) != std::string_view::npos) {
                        violations.push_back(
                            {file.path, line + 1, std::string(forbidden.rule),
                             std::string(word) + ": " + std::string(forbidden.advice)});
                    }
                }
            }
        }
    }
    return violations;
}

Violations checkUnfinishedWork(const SourceFiles& files) {
    Violations violations;
    for (const SourceFile& file : files) {
        if (!isText(file)) {
            continue;
        }
        const std::vector<std::string> lines = linesOf(file.text);
        for (std::size_t line = 0; line != lines.size(); ++line) {
            for (const std::string_view word : kUnfinished) {
                if (findWord(lines[line], word) != std::string_view::npos) {
                    violations.push_back({file.path, line + 1, "unfinished",
                                          std::string(word) + ": finish it, or take it out"});
                }
            }
        }
    }
    return violations;
}

Violations checkMachinePaths(const SourceFiles& files) {
    Violations violations;
    for (const SourceFile& file : files) {
        if (!isText(file)) {
            continue;
        }
        const std::vector<std::string> lines = linesOf(file.text);
        for (std::size_t line = 0; line != lines.size(); ++line) {
            for (const std::string_view path : kMachinePaths) {
                if (lines[line].find(path) != std::string::npos) {
                    violations.push_back({file.path, line + 1, "machine-path",
                                          std::string(path) + " exists on one machine only: name "
                                                              "it from the repository's root"});
                }
            }
        }
    }
    return violations;
}

}  // namespace sigma::house
