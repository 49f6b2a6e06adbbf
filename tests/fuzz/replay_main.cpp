// Stands in for libFuzzer where it is not linked: feeds each file of the corpus folder, then
// mutations of it from a fixed seed, to the fuzz target.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Input = std::vector<std::uint8_t>;

constexpr int kMutationsPerFile = 300;

Input readFile(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void mutate(Input& input, std::mt19937& random) {
    const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
    switch (random() % 4) {
        case 0:
            if (!input.empty()) {
                input[below(input.size())] = static_cast<std::uint8_t>(random());
            }
            break;
        case 1:
            input.resize(below(input.size() + 1));
            break;
        case 2:
            input.insert(input.begin() + static_cast<std::ptrdiff_t>(below(input.size() + 1)),
                         static_cast<std::uint8_t>(random()));
            break;
        default:
            if (!input.empty()) {
                input[below(input.size())] ^= static_cast<std::uint8_t>(1U << (random() % 8));
            }
            break;
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s CORPUS_FOLDER\n", argv[0]);
        return 2;
    }
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
        const Input seed = readFile(entry.path());
        LLVMFuzzerTestOneInput(seed.data(), seed.size());
        std::mt19937 random(42);
        Input input = seed;
        for (int round = 0; round != kMutationsPerFile; ++round) {
            if (round % 8 == 0) {
                input = seed;
            }
            mutate(input, random);
            LLVMFuzzerTestOneInput(input.data(), input.size());
        }
        ++files;
    }
    std::printf("%d files, %d mutations of each\n", files, kMutationsPerFile);
    return files == 0 ? 1 : 0;
}
