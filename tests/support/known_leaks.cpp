/// What LeakSanitizer finds in libraries and we cannot mend: asked for by its runtime, by this
/// name.
extern "C" const char* __lsan_default_suppressions();

extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\n";
}
