#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/apiclient/api_types.h"
#include "core/base/result.h"

namespace sigma::apiclient {

/// The bodies of requests.
std::string loginBody(std::string_view name, std::string_view password);
std::string refreshBody(std::string_view refreshToken);
std::string publishTicketBody(std::string_view channel);

/// The bodies of answers. Fields that are not known are left alone. Errors: kInvalidData for what
/// is no such object, is nested deeper than 8, or lacks a field.
Result<SignedIn> signedInFrom(std::string_view json);
Result<PublishTicket> publishTicketFrom(std::string_view json);
/// A page of the list of channels; of more than 100 the first.
Result<std::vector<ChannelEntry>> channelsFrom(std::string_view json);
Result<ChannelStatus> channelStatusFrom(std::string_view json);

/// A refusal (RFC 9457) as an Error: the problem's own words for people, or the status where it
/// has none.
Error errorFrom(int status, std::string_view json);

}  // namespace sigma::apiclient
