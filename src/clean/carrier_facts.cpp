// What carriers (feeds, JSON Lines, plain texts) leave to be read: their fields hold a line as it
// was printed, and their texts begin with a dateline.

#include "clean/carrier_facts.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "clean/dateline.h"
#include "clean/name_text.h"

namespace concord {
namespace {

std::string_view without_article(std::string_view name) {
    name = trim(name);
    if (name.size() > 4 && equals_ignoring_case(name.substr(0, 4), "the ")) name.remove_prefix(4);
    return name;
}

std::vector<std::string_view> parts_of(std::string_view title) {
    static constexpr std::array<std::string_view, 7> separators = {
        " – ", " — ", " - ", " | ", " · ", " » ", ": "};
    std::vector<std::string_view> parts;
    while (true) {
        std::size_t cut = title.size();
        std::size_t size = 0;
        for (const std::string_view separator : separators) {
            const std::size_t at = title.find(separator);
            if (at >= cut) continue;
            cut = at;
            size = separator.size();
        }
        parts.push_back(trim(title.substr(0, cut)));
        if (cut == title.size()) return parts;
        title.remove_prefix(cut + size);
    }
}

}  // namespace

std::string outlet_of_feed(std::string_view title, std::string_view host) {
    const std::vector<std::string_view> parts = parts_of(title);
    const std::string host_letters = letters_of(host);
    std::string_view best;
    for (const std::string_view part : parts) {
        const std::string letters = letters_of(without_article(part));
        const bool named = letters.size() >= 3 && host_letters.find(letters) != std::string::npos;
        if (named && part.size() > best.size()) best = part;
    }
    return std::string(best.empty() ? trim(title) : best);
}

void find_carrier_facts(const BylineReader& bylines, Article& article) {
    std::string credit;
    const auto first =
        std::find_if(article.blocks.begin(), article.blocks.end(), [](const Block& block) {
            return block.role == BlockRole::paragraph;
        });
    if (first != article.blocks.end()) {
        const Dateline found = read_dateline(slice(article.text, first->span), bylines);
        if (article.dateline.empty()) article.dateline = found.place;
        credit = found.credit;
    }
    const std::string city = article.dateline.substr(0, article.dateline.find(','));
    std::vector<std::string> persons;
    for (const std::string& raw : article.byline) {
        Byline byline = bylines.read(raw, article.outlet, BylineSource::structured);
        if (credit.empty()) credit = std::move(byline.credit);
        for (std::string& person : byline.persons) {
            const bool is_known =
                std::find(persons.begin(), persons.end(), person) != persons.end();
            if (is_known || equals_ignoring_case(person, city)) continue;
            persons.push_back(std::move(person));
        }
    }
    if (article.evidence.byline.empty() && !article.byline.empty()) {
        article.evidence.byline = article.byline.front();
    }
    article.byline = std::move(persons);
    if (article.credit.empty()) article.credit = spell_credit(credit, article.outlet);
}

}  // namespace concord
