#pragma once

#include "tests/house/source_file.h"
#include "tests/house/violation.h"

namespace sigma::house {

/// Words that code must not say in some places: locks outside the listed files, sleeps, output
/// behind the Logger's back. Comments and literals are not looked at.
Violations checkForbiddenWords(const SourceFiles& files);

/// No note to come back later: the repository holds finished work.
Violations checkUnfinishedWork(const SourceFiles& files);

/// No path that exists only on the machine where a file was written.
Violations checkMachinePaths(const SourceFiles& files);

}  // namespace sigma::house
