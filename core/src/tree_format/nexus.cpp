#include "kinprint/tree_format.hpp"
#include "newick.hpp"

namespace kinprint {

std::string nexus(const Tree& tree, const std::vector<std::string>& names, std::span<const double> support,
                  std::span<const std::uint32_t> collapsed) {
    std::vector<std::string> labels;
    std::string taxa;
    for (const std::string& name : names) {
        labels.push_back(quoted_label(name, "."));  // '-' and '/' are punctuation here
        taxa += "        " + labels.back() + "\n";
    }
    return "#NEXUS\n"
           "BEGIN TAXA;\n"
           "    DIMENSIONS NTAX=" +
           std::to_string(names.size()) +
           ";\n"
           "    TAXLABELS\n" +
           taxa +
           "    ;\n"
           "END;\n"
           "BEGIN TREES;\n"
           "    TREE kinprint = [&R] " +
           newick_of_labels(tree, labels, support, collapsed) +
           "\n"
           "END;\n";
}

}  // namespace kinprint
