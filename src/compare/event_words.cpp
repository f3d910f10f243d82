#include "compare/event_words.h"

#include <charconv>
#include <cmath>

#include "base/stem.h"
#include "base/table_cell.h"
#include "base/utf8.h"

namespace concord {
namespace {

constexpr float all_reports = 1000;
constexpr float reports_of_rare = 2;

}  // namespace

EventWords::EventWords(const Knowledge& knowledge) : known_(knowledge) {
    for (const auto& row : knowledge.table("event_codes/forms").rows) {
        lemmas_.emplace(row[0], row[1]);
    }
    for (const auto& row : knowledge.table("names/regions").rows) {
        regions_.insert(to_lower(row[0]));
    }
    std::uint32_t family = 0;
    for (const auto& row : knowledge.table("event_words/families").rows) {
        for (const std::string_view word : split_cell(row[0], ' ')) {
            std::vector<std::uint32_t>& of = families_[stem(word)];
            if (of.empty() || of.back() != family) of.push_back(family);
        }
        ++family;
    }
    std::map<std::string, float, std::less<>> reports;
    for (const auto& row : knowledge.table("words/common_words").rows) {
        float count = 0;
        std::from_chars(row[1].data(), row[1].data() + row[1].size(), count);
        float& most = reports[stem(row[0])];
        most = std::max(most, count);
    }
    for (const auto& [word, count] : reports) weights_.emplace(word, std::log(all_reports / count));
}

std::string EventWords::stem(std::string_view folded) const {
    const auto lemma = lemmas_.find(folded);
    return stem_of(lemma == lemmas_.end() ? folded : std::string_view(lemma->second));
}

const std::vector<std::uint32_t>& EventWords::families(std::string_view stem) const {
    static const std::vector<std::uint32_t> none;
    const auto found = families_.find(stem);
    return found == families_.end() ? none : found->second;
}

float EventWords::weight(std::string_view stem) const {
    const auto found = weights_.find(stem);
    return found == weights_.end() ? std::log(all_reports / reports_of_rare) : found->second;
}

bool EventWords::is_country_or_region(std::string_view name) const {
    return !known_.country(name).empty() || regions_.contains(name);
}

}  // namespace concord
