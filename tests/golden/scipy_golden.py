"""Writes the golden values that the tests of distances and linkage compare with: distance.json and linkage.json.

Run:  /usr/bin/python3 tests/golden/scipy_golden.py
Needs numpy and scipy (Debian: python3-scipy; the files here were made with the versions they name).
"""

import json
from pathlib import Path

import numpy as np
import scipy
from scipy.cluster.hierarchy import cophenet, linkage
from scipy.spatial.distance import jensenshannon, pdist
from scipy.stats import zscore

METHODS = ["average", "complete", "single", "ward"]
HERE = Path(__file__).parent


def distance_golden(rng):
    rates = np.round(rng.gamma(0.6, 2.0, size=(9, 40)), 4)
    rates[rng.random(rates.shape) < 0.2] = 0
    rates[3, :20] = 0
    rates[:, 7] = 0.3  # the same in all sources: says nothing
    rates[:, 19] = 0
    z = zscore(np.delete(rates, [7, 19], axis=1), axis=0, ddof=1)
    sets = [sorted(rng.choice(60, size=size, replace=False).tolist()) for size in (12, 30, 0, 5, 60, 30)]
    members = np.array([[i in s for i in range(60)] for s in map(set, sets)])
    return {
        "rates": rates.tolist(),
        "zscores": z.T.tolist(),
        "cosine_delta": pdist(z, "cosine").tolist(),
        "burrows_delta": (pdist(z, "cityblock") / z.shape[1]).tolist(),
        "jensen_shannon": pdist(rates, lambda p, q: jensenshannon(p, q, base=2)).tolist(),
        "sets": sets,
        "jaccard": pdist(members, "jaccard").tolist(),
    }


def linkage_golden(distances, cophenetic_methods):
    trees = {}
    for method in METHODS:
        merges = linkage(distances, method)
        tree = {"ids": merges[:, :2].astype(int).tolist(), "heights": merges[:, 2].tolist(),
                "sizes": merges[:, 3].astype(int).tolist()}
        if method in cophenetic_methods:
            tree["cophenetic"] = cophenet(merges).tolist()
        if len(distances) > 1:  # a correlation needs more than one pair
            tree["cophenetic_correlation"] = cophenet(merges, distances)[0]
        trees[method] = tree
    return {"distances": distances.tolist(), "trees": trees}


def main():
    rng = np.random.default_rng(20240229)

    def random(n):  # no metric at all
        return np.round(rng.random(n * (n - 1) // 2), 9)

    def points(n):
        return np.round(pdist(rng.normal(size=(n, 4))), 9)

    versions = {"numpy": np.__version__, "scipy": scipy.__version__}
    matrices = [
        linkage_golden(random(2), METHODS),
        linkage_golden(random(5), METHODS),
        linkage_golden(points(5), METHODS),
        linkage_golden(random(22), METHODS),
        linkage_golden(points(22), METHODS),
        linkage_golden(random(60), ["average"]),
        linkage_golden(points(60), []),
    ]
    for name, golden in [("distance", distance_golden(rng)), ("linkage", {"matrices": matrices})]:
        (HERE / f"{name}.json").write_text(json.dumps({"made_with": versions, **golden}) + "\n")


main()
