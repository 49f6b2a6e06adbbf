#pragma once

#include "core/player/fetcher.h"

namespace sigma::player {

/// The answer's part that was asked for: what a 206 has brought, if its Content-Range says that it
/// is that (RFC 9110, 14.4 and 15.3.7); of a 200, which is the whole resource, cut out.
///
/// Errors: the answer's own; kInvalidData where it is something else, or less; of a limit, what was
/// asked for. Answers of other statuses are what they are.
Result<FetchAnswer> takeRange(Result<FetchAnswer> result, const hls::ByteRange& range);

/// How long an answer may be, where that range was asked for: a little more, for the page of an
/// error, or a resource that is hardly larger. A server that sends large ones whole, over and over
/// again, is not put up with.
std::size_t mostBytesFor(const hls::ByteRange& range);

}  // namespace sigma::player
