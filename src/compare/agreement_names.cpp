// "the 2015 Belmora truce on power stations": a truce, named Belmora, number 2015, words "power"
// and "station".

#include "compare/agreement_names.h"

#include "base/stem.h"
#include "base/table_cell.h"
#include "compare/phrase_words.h"

namespace concord {

AgreementNameReader::AgreementNameReader(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("agreements/nouns").rows) {
        for (const std::string_view word : split_cell(row[0], ' ')) kinds_.emplace(word, row[1]);
    }
    for (const auto& row : knowledge.table("agreements/modifiers").rows) {
        for (const std::string_view word : split_cell(row[0], ' ')) {
            modifiers_.emplace(word, row[1]);
        }
    }
    for (const auto& row : knowledge.table("positions/issues").rows) {
        const bool is_small = row[1] == "empty" || row[1] == "topic" || row[1] == "circumstance" ||
                              row[1] == "neutral" || row[1] == "whole" || row[1] == "denies";
        if (!is_small) continue;
        for (const std::string_view word : split_cell(row[0], ' ')) small_.emplace(word);
    }
}

AgreementName AgreementNameReader::read(std::string_view name) const {
    AgreementName read;
    bool is_first = true;
    for (const PhraseWord& word : cut_words(name)) {
        const bool may_be_name = word.has_capital && !is_first;
        is_first = false;
        const std::string number = number_of(word.lower);
        if (!number.empty()) {
            read.numbers.insert(number);
            continue;
        }
        const auto kind = kinds_.find(word.lower);
        if (kind != kinds_.end()) {
            if (read.kind.empty()) read.kind = kind->second;
            continue;
        }
        const auto modifier = modifiers_.find(word.lower);
        const std::string_view says =
            modifier == modifiers_.end() ? std::string_view() : modifier->second;
        read.is_whole = read.is_whole || says == "whole";
        read.is_part = read.is_part || says == "part";
        if (says == "topic" || says == "captives") read.topics.insert(stem_of(word.lower));
        if (!says.empty() || small_.contains(word.lower)) continue;
        if (may_be_name) {
            read.proper.insert(stem_of(word.lower));
        } else {
            read.words.insert(stem_of(word.lower));
        }
    }
    return read;
}

std::set<std::string> AgreementNameReader::telling_words(std::string_view phrase) const {
    std::set<std::string> words;
    for (const PhraseWord& word : cut_words(phrase)) {
        if (!small_.contains(word.lower)) words.insert(stem_of(word.lower));
    }
    return words;
}

std::set<std::string> AgreementNameReader::common_words(std::string_view phrase) const {
    std::set<std::string> words;
    for (const PhraseWord& word : cut_words(phrase)) {
        const bool tells = !word.has_capital && number_of(word.lower).empty();
        if (tells && !small_.contains(word.lower)) words.insert(stem_of(word.lower));
    }
    return words;
}

}  // namespace concord
