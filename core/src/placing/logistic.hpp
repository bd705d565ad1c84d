// Logistic regression on a few features.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace kinprint {

inline constexpr std::size_t features = 4;  // the first of which is 1
using Features = std::array<double, features>;

/// A thing of one of two kinds.
struct Example {
    Features x = {};
    bool is_one = false;
};

double logistic(const Features& x, const std::array<double, features>& coefficients);

/// The coefficients at which the examples are likeliest, both kinds having the same weight in all; by Newton's method,
/// with a ridge that keeps them finite where the kinds do not overlap. Zeros where one kind is missing.
/// O(examples) a step. Source: Hastie, Tibshirani and Friedman (2009), "The Elements of Statistical Learning", 4.4.1.
std::array<double, features> logistic_regression(const std::vector<Example>& examples);

}  // namespace kinprint
