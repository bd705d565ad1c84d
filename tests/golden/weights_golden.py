"""Writes the golden values that the tests of weights and of the distances made with them compare with: weights.json.

Run:  /usr/bin/python3 tests/golden/weights_golden.py
Needs numpy (Debian: python3-numpy; the file here was made with the version it names). Dense matrices, straight from the
formulae: nothing of the core's way of summing is repeated here.
"""

import json
from pathlib import Path

import numpy as np

SOURCES, PROMPTS, TERMS, K = 6, 8, 12, 7
LAMBDA = 4000


def corpus(rng):
    """Counts of texts: source x prompt x term, and words. Sources 4 and 5 left the last three prompts out."""
    habits = rng.gamma(2.0, 4.0, size=(SOURCES, TERMS))
    topics = rng.gamma(8.0, 1 / 8, size=(PROMPTS, TERMS))
    words = rng.integers(600, 2000, size=(SOURCES, PROMPTS))
    counts = rng.poisson(habits[:, None] * topics[None] * words[..., None] / 1000) + 1
    answered = np.ones((SOURCES, PROMPTS), bool)
    answered[4:, 5:] = False
    return counts, words, answered


def centred(counts, words, answered):
    """Each source's rates less what its prompts asked for, and less the mean of all (each shares prompts with each): the unknowns are
    the sources' rates and the effects of the two sets of prompts, all at once."""
    sets = [np.arange(5), np.arange(5, 8)]
    normal = np.zeros((SOURCES + 2, SOURCES + 2))
    right = np.zeros((SOURCES + 2, TERMS))
    for p, prompts in enumerate(sets):
        normal[SOURCES + p, SOURCES + p] += LAMBDA
        for s in range(SOURCES):
            if answered[s, prompts[0]]:
                unknowns = np.zeros(SOURCES + 2)
                unknowns[[s, SOURCES + p]] = 1
                normal += words[s, prompts].sum() * np.outer(unknowns, unknowns)
                right += np.outer(unknowns, counts[s, prompts].sum(0))
    rates = 1000 * np.linalg.solve(normal, right)[:SOURCES]
    return rates - rates.mean(0), rates.mean(0)


def variances(counts, words, answered):
    rates = 1000 * counts / words[..., None]
    scatter, freedom = np.zeros((TERMS, TERMS)), 0
    for s in range(SOURCES):
        for prompts in (np.arange(5), np.arange(5, 8)):
            if answered[s, prompts[0]]:
                m = 1000 * counts[s, prompts].sum(0) / words[s, prompts].sum()
                d = rates[s, prompts] - m
                scatter += (d * (words[s, prompts] / 1000)[:, None]).T @ d
                freedom += len(prompts) - 1
    within = np.diag(scatter) / freedom
    sd = np.sqrt(np.diag(scatter))
    x, _ = centred(counts, words, answered)
    total_words = (words * answered).sum(1)
    between = (x**2).sum(0) / (SOURCES - 1) - within * np.mean(1000 / total_words)
    return within, np.maximum(between, 0), scatter / np.outer(sd, sd)


def cosine_distances(y):
    unit = y / np.linalg.norm(y, axis=1, keepdims=True)
    return (1 - unit @ unit.T)[np.triu_indices(SOURCES, 1)]


def main():
    counts, words, answered = corpus(np.random.default_rng(7))
    within, between, correlation = variances(counts, words, answered)
    x, mean = centred(counts, words, answered)
    known = np.mean(1000 * (counts * answered[..., None]).sum(1) / (words * answered).sum(1)[:, None], axis=0)
    x = x * np.sqrt(1.2 * known / (mean + 0.2 * known))  # as counts vary
    middle = float(np.sort((words * answered).sum(1))[SOURCES // 2])
    v = within * 1000 / middle
    snr = cosine_distances(x * np.sqrt(between / (v * (2 * between + v))))
    factor = np.linalg.cholesky(0.7 * correlation[:K, :K] + 0.3 * np.eye(K))
    whitened = cosine_distances(np.linalg.solve(factor, (x / np.sqrt(within))[:, :K].T).T)
    golden = {
        "numpy": np.__version__, "counts": counts.tolist(), "words": words.tolist(), "answered": answered.tolist(),
        "k": K, "centred": x.tolist(), "within": within.tolist(), "between": between.tolist(),
        "correlation": correlation[:K, :K].tolist(), "snr": snr.tolist(), "whitened": whitened.tolist(),
    }
    (Path(__file__).parent / "weights.json").write_text(json.dumps(golden) + "\n")


main()
