// Lists of figures and terms in JSON: few characters each, and nothing but what is expected.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace kinprint {

/// A figure with five digits, in the least characters.
void append_figure(std::string& out, double value);

/// "[1,2.5]"
void append_list(std::string& out, const std::vector<double>& values);

/// The list after `,"key":`.
void append_figures(std::string& out, const char* key, const std::vector<double>& values);

/// The same of values between -1 and 1, as whole numbers of which `steps` make 1.
void append_steps(std::string& out, const char* key, const std::vector<double>& values, int steps);

/// `text` as JSON; what is not UTF-8 in it is replaced.
std::string json_text_of(const nlohmann::json& text);

/// The numbers, so many, each finite and in a range; nothing when anything else stands there.
std::optional<std::vector<double>> numbers(const nlohmann::json& list, std::size_t size, double least, double most);

/// The same of the list of that name.
std::optional<std::vector<double>> numbers(const nlohmann::json& root, const char* key, std::size_t size, double least,
                                           double most);

/// Terms of a list, none longer than two of the longest single ones.
std::optional<std::vector<std::string>> terms(const nlohmann::json& root, const char* key);

}  // namespace kinprint
