// Looks a form up under its finer tag first: "saw" NOUN is a saw, "saw" VERB VBD is of "see".

#include "annotate/lemma_table.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace concord {

LemmaTable::LemmaTable(std::string_view lines) {
    lemmas_.reserve(static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')));
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, end);
        const std::size_t space = line.rfind(' ');
        if (space != std::string_view::npos) {
            lemmas_.emplace(line.substr(0, space), line.substr(space + 1));
        }
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
}

std::string_view LemmaTable::find(std::string_view form, Upos upos, Xpos xpos) const {
    std::string key = upos == Upos::propn ? std::string(form) : to_lower(form);
    key += ' ';
    key += name_of(upos);
    key += ' ';
    const std::size_t size = key.size();
    key += name_of(xpos);
    auto found = lemmas_.find(key);
    if (found == lemmas_.end()) {
        key.resize(size);
        key += '*';
        found = lemmas_.find(key);
    }
    return found == lemmas_.end() ? std::string_view() : found->second;
}

}  // namespace concord
