#pragma once

#include "tests/house/source_file.h"
#include "tests/house/violation.h"

namespace sigma::house {

/// Source files have at most 500 lines, tests at most 1,000.
Violations checkSizes(const SourceFiles& files);

/// Files and folders of source are snake_case, and none is called utils, common, helper or misc.
Violations checkNames(const SourceFiles& files);

/// Every room opens with a README.md.
Violations checkReadmes(const SourceFiles& files);

/// Every header says #pragma once.
Violations checkPragmaOnce(const SourceFiles& files);

/// Every .cpp of core and server has its tst_ file, those apart that are listed with a reason.
Violations checkTestsExist(const SourceFiles& files);

/// Every fuzzer is registered and has seeds, and every corpus has its fuzzer.
Violations checkFuzzers(const SourceFiles& files);

}  // namespace sigma::house
