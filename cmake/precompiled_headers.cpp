// Gives precompiled headers a target: see cmake/sigma_precompiled_headers.cmake.
