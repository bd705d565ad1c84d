#include "logistic.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "exp.hpp"

namespace kinprint {

namespace {

constexpr double ridge = 1e-4;
constexpr std::size_t most_steps = 50;
constexpr double enough = 1e-8;  // of a step

using System = std::array<std::array<double, features + 1>, features>;

/// Gauss and Jordan, with pivots.
Features solved(System system) {
    for (std::size_t column = 0; column < features; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column; row < features; ++row) {
            pivot = std::abs(system[row][column]) > std::abs(system[pivot][column]) ? row : pivot;
        }
        std::swap(system[column], system[pivot]);
        for (std::size_t row = 0; row < features; ++row) {
            const double times = row == column ? 0 : system[row][column] / system[column][column];
            for (std::size_t at = column; times != 0 && at <= features; ++at) {
                system[row][at] -= times * system[column][at];
            }
        }
    }
    Features solution = {};
    for (std::size_t row = 0; row < features; ++row) {
        solution[row] = system[row][features] / system[row][row];
    }
    return solution;
}

/// Minus the second derivatives of the likelihood, and its gradient beside them.
System about(const std::vector<Example>& examples, const Features& coefficients, double of_ones, double of_others) {
    System system = {};
    for (std::size_t row = 0; row < features; ++row) {
        system[row][row] = ridge;
        system[row][features] = -ridge * coefficients[row];
    }
    for (const Example& example : examples) {
        const double p = logistic(example.x, coefficients);
        const double weight = example.is_one ? of_ones : of_others;
        for (std::size_t row = 0; row < features; ++row) {
            system[row][features] += weight * ((example.is_one ? 1 : 0) - p) * example.x[row];
            for (std::size_t column = 0; column < features; ++column) {
                system[row][column] += weight * p * (1 - p) * example.x[row] * example.x[column];
            }
        }
    }
    return system;
}

}  // namespace

double logistic(const Features& x, const std::array<double, features>& coefficients) {
    double sum = 0;
    for (std::size_t at = 0; at < features; ++at) {
        sum += x[at] * coefficients[at];
    }
    return 1 / (1 + portable_exp(-sum));
}

std::array<double, features> logistic_regression(const std::vector<Example>& examples) {
    const auto ones = static_cast<double>(std::ranges::count_if(examples, &Example::is_one));
    const double others = static_cast<double>(examples.size()) - ones;
    Features coefficients = {};
    if (ones == 0 || others == 0) {
        return coefficients;
    }
    for (std::size_t step = 0; step < most_steps; ++step) {
        const Features by = solved(about(examples, coefficients, 1 / ones, 1 / others));
        double largest = 0;
        for (std::size_t at = 0; at < features; ++at) {
            coefficients[at] += by[at];
            largest = std::max(largest, std::abs(by[at]));
        }
        if (largest < enough) {
            break;
        }
    }
    return coefficients;
}

}  // namespace kinprint
