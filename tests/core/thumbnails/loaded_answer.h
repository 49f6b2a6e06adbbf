#pragma once

#include <string>

#include "core/httpclient/http_answer.h"

namespace sigma::thumbnails::test {

inline httpclient::Url urlOf(const std::string& path) {
    return *httpclient::Url::parse("http://a.example" + path);
}

/// What a server says at that path.
inline httpclient::HttpAnswer answerOf(const std::string& path, std::string body,
                                       int status = 200) {
    httpclient::HttpAnswer answer;
    answer.url = urlOf(path);
    answer.status = status;
    answer.body = SharedBuffer::take(std::move(body));
    return answer;
}

}  // namespace sigma::thumbnails::test
