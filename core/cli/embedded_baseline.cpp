#include "embedded_baseline.hpp"

#include <stdexcept>
#include <string_view>

// KINPRINT_BASELINE is the path of the table; the assembler copies it into the program.
#ifdef __APPLE__
__asm__(".const\n.globl _kinprint_baseline\n_kinprint_baseline:\n.incbin \"" KINPRINT_BASELINE
        "\"\n.globl _kinprint_baseline_end\n_kinprint_baseline_end:\n.byte 0\n");
#else
__asm__(".pushsection .rodata\n.globl kinprint_baseline\nkinprint_baseline:\n.incbin \"" KINPRINT_BASELINE
        "\"\n.globl kinprint_baseline_end\nkinprint_baseline_end:\n.byte 0\n.popsection\n");
#endif

extern "C" {
extern const char kinprint_baseline[];
extern const char kinprint_baseline_end[];
}

namespace kinprint::cli {

const Baseline& embedded_baseline() {
    static const Baseline baseline = [] {
        Errors errors;
        const auto size = static_cast<std::size_t>(kinprint_baseline_end - kinprint_baseline);
        Baseline parsed = Baseline::parse(std::string_view(kinprint_baseline, size), errors);
        if (!errors.empty()) {
            throw std::runtime_error("the built-in table of word frequencies is damaged");
        }
        return parsed;
    }();
    return baseline;
}

}  // namespace kinprint::cli
