# Writes the golden values that the tests of neighbour joining and leaf order compare with:
# ape.json: distances, and how long the paths between all leaves are in the tree that ape makes of them (its branches may
# be shorter than 0);
# seriation.json: distances, and the least sum of neighbours' distances in each of four trees of them. (Not from SciPy,
# whose optimal_leaf_ordering does not give the optimal one: https://github.com/scipy/scipy/issues/11227.)
#
# Run:  Rscript tests/golden/r_golden.R
# Needs ape and seriation (Debian: r-cran-ape, r-cran-seriation; the files here were made with the versions they name).

suppressPackageStartupMessages({
  library(ape)
  library(seriation)
})
RNGversion("4.0.0")
set.seed(20240229)

numbers <- function(format, values) paste0("[", paste(sprintf(format, values), collapse = ", "), "]")

# An R "dist" lists the columns of its lower triangle: the rows of the upper one, as we do.
ape_golden <- function(distances) {
  n <- attr(distances, "Size")
  lengths <- cophenetic(nj(distances))[as.character(1:n), as.character(1:n)]
  sprintf('{"n": %d, "distances": %s, "paths": %s}', n, numbers("%.12g", distances),
          numbers("%.17g", as.dist(lengths)))
}

named <- function(distances) {
  distances <- round(distances, 9)
  attr(distances, "Labels") <- as.character(1:attr(distances, "Size"))
  distances
}

random <- function(n) { # no metric at all: many branches come out below 0
  matrix <- matrix(runif(n * n), n)
  named(as.dist(matrix))
}

points <- function(n) named(dist(matrix(rnorm(4 * n), n)))

additive <- function(n) {
  tree <- rtree(n, rooted = FALSE, tip.label = as.character(1:n), br = function(k) round(runif(k, 0.01, 1), 9))
  named(as.dist(cophenetic(tree)[as.character(1:n), as.character(1:n)]))
}

for_ape <- list(random(3), random(4), points(4), random(5), points(6), random(10), points(10), random(22), points(22),
                 random(30), points(30), additive(3), additive(4), additive(5), additive(12), additive(30))
for_seriation <- list(random(5), points(5), random(22), points(22), points(60))

seriation_golden <- function(distances) {
  least <- function(method) {
    order <- get_order(seriate(distances, "OLO", control = list(hclust = hclust(distances, method))))
    sum(as.matrix(distances)[cbind(order[-1], order[-length(order)])])
  }
  sums <- sapply(c("average", "complete", "single", "ward.D2"), least)
  trees <- paste(sprintf('"%s": %.17g', c("average", "complete", "single", "ward"), sums), collapse = ", ")
  sprintf('{"n": %d, "distances": %s, "least_sums": {%s}}', attr(distances, "Size"), numbers("%.12g", distances), trees)
}

folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
write_golden <- function(package, matrices) {
  versions <- sprintf('{"r": "%s", "%s": "%s"}', getRversion(), package, packageVersion(package))
  text <- sprintf('{"made_with": %s, "matrices": [%s]}', versions, paste(matrices, collapse = ", "))
  writeLines(text, file.path(folder, paste0(package, ".json")))
}
write_golden("ape", sapply(for_ape, ape_golden))
write_golden("seriation", sapply(for_seriation, seriation_golden))
