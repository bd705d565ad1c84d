#include "embedded_data.hpp"

#include <stdexcept>
#include <string_view>

#include "kinprint/dictionaries.hpp"

// Copies the file at PATH into the program, between the symbols NAME and NAME_end.
#ifdef __APPLE__
#define KINPRINT_EMBED(NAME, PATH)                                                                     \
    __asm__(".const\n.globl _" NAME "\n_" NAME ":\n.incbin \"" PATH "\"\n.globl _" NAME "_end\n_" NAME \
            "_end:\n.byte 0\n")
#else
#define KINPRINT_EMBED(NAME, PATH)                                                                               \
    __asm__(".pushsection .rodata\n.globl " NAME "\n" NAME ":\n.incbin \"" PATH "\"\n.globl " NAME "_end\n" NAME \
            "_end:\n.byte 0\n.popsection\n")
#endif

KINPRINT_EMBED("kinprint_baseline", KINPRINT_DATA "/baseline-en.txt");
KINPRINT_EMBED("kinprint_weights", KINPRINT_DATA "/weights-en.json");
KINPRINT_EMBED("kinprint_atlas", KINPRINT_ATLAS);
KINPRINT_EMBED("kinprint_dictionaries", KINPRINT_DICTIONARIES);

extern "C" {
extern const char kinprint_baseline[];
extern const char kinprint_baseline_end[];
extern const char kinprint_weights[];
extern const char kinprint_weights_end[];
extern const char kinprint_atlas[];
extern const char kinprint_atlas_end[];
extern const char kinprint_dictionaries[];
extern const char kinprint_dictionaries_end[];
}

namespace kinprint::cli {

namespace {

std::string_view between(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

void expect_whole(const Errors& errors) {
    if (!errors.empty()) {
        throw std::runtime_error("a built-in table is damaged");
    }
}

}  // namespace

const Baseline& embedded_baseline() {
    static const Baseline baseline = [] {
        Errors errors;
        Baseline parsed = Baseline::parse(between(kinprint_baseline, kinprint_baseline_end), errors);
        expect_whole(errors);
        return parsed;
    }();
    return baseline;
}

const Weights& embedded_weights() {
    static const Weights weights = [] {
        Errors errors;
        auto parsed = parse_weights(between(kinprint_weights, kinprint_weights_end), "weights", errors);
        expect_whole(errors);
        return std::move(*parsed);
    }();
    return weights;
}

std::string_view embedded_atlas() {
    return between(kinprint_atlas, kinprint_atlas_end);
}

void load_embedded_dictionaries() {
    if (!load_dictionaries(between(kinprint_dictionaries, kinprint_dictionaries_end))) {
        throw std::runtime_error("the built-in dictionaries are damaged");
    }
}

}  // namespace kinprint::cli
