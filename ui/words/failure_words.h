#pragma once

#include <QString>
#include <string>

#include "core/base/error.h"

/// What went wrong, in the language of now.
namespace sigma::ui::words {

/// A failure for a person. Sentences of ours are translated; what only a server or the system could
/// say stays as it was said, in English, behind the translated kind of the failure.
QString failure(const Error& error);

/// The same for a reason that has come without its kind.
QString told(const std::string& reason);

/// What a server or the system says, as a sentence: "no such channel" is "No such channel." An
/// address at its beginning stays as it is.
QString sentence(const QString& said);

}  // namespace sigma::ui::words
