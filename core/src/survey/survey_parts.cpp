#include "survey_parts.hpp"

#include <algorithm>

namespace kinprint {

namespace {

constexpr std::uint64_t magic = 0x31'79'76'72'75'73'6e'6bU;  // "knsurvy1"

void write_cells(ByteWriter& to, const CellsOfParts& cells) {
    for (const CellsOfPart& of_part : cells) {
        for (const auto& of_length : of_part) {
            to.put_array(of_length);
        }
    }
}

CellsOfParts read_cells(ByteReader& from) {
    CellsOfParts cells;
    for (CellsOfPart& of_part : cells) {
        for (auto& of_length : of_part) {
            of_length = from.get_array<std::uint32_t>();
            from.ok = from.ok && std::ranges::all_of(of_length, [](std::uint32_t cell) { return cell < cell_count; });
        }
    }
    return cells;
}

}  // namespace

void SurveyParts::add(const SurveyParts& other) {
    for (std::size_t part = 0; part < parts.size(); ++part) {
        for (std::size_t length = 0; length < most_tokens; ++length) {
            parts[part].sketches()[length].add(other.parts[part].sketches()[length].bytes());
        }
    }
    for (const auto& [name, source] : other.sources.sources()) {
        sources.add(name, source.words, source.cells);
    }
    append(held, other.held);
}

void SurveyParts::write(ByteWriter& to) const {
    std::size_t bytes = 0;
    for (const PartSurvey& part : parts) {
        for (const Sketch& sketch : part.sketches()) {
            bytes += sketch.bytes().size();
        }
    }
    to.out.reserve(bytes + bytes / 2);  // the rest is less; as a string grows, it would be twice as much for a moment
    to.put(magic);
    for (const PartSurvey& part : parts) {
        for (const Sketch& sketch : part.sketches()) {
            to.put_text(sketch.bytes());
        }
    }
    to.put(static_cast<std::uint64_t>(sources.sources().size()));
    for (const auto& [name, source] : sources.sources()) {
        to.put_text(name);
        to.put(source.words);
        write_cells(to, source.cells);
    }
    write_cells(to, held);
}

bool SurveyParts::read(ByteReader from) {
    if (from.get<std::uint64_t>() != magic) {
        return false;
    }
    for (PartSurvey& part : parts) {
        for (Sketch& sketch : part.sketches()) {
            const std::string_view counters = from.get_text();
            if (counters.size() != cell_count * sizeof(Sketch::Counter) && !counters.empty()) {
                return false;
            }
            sketch.add(counters);
        }
    }
    const auto count = from.get<std::uint64_t>();
    for (std::uint64_t source = 0; source < count && from.ok; ++source) {
        const std::string_view name = from.get_text();
        const auto words = from.get<std::uint64_t>();
        const CellsOfParts cells = read_cells(from);
        if (from.ok) {
            sources.add(name, words, cells);
        }
    }
    append(held, read_cells(from));
    return from.at_end();
}

}  // namespace kinprint
