#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/hash.h"
#include "base/utf8.h"
#include "clean/cleaner.h"

namespace concord {

inline const Cleaner& cleaner() {
    static const Cleaner shared = *Cleaner::load(*Knowledge::load());
    return shared;
}

inline Document document_of(InputKind kind, std::string bytes) {
    Document document;
    document.kind = kind;
    document.sha256 = sha256_hex(bytes);
    document.bytes = std::move(bytes);
    document.path = "input";
    return document;
}

inline Article clean(InputKind kind, std::string bytes, const std::string& date = {}) {
    auto article = cleaner().clean(document_of(kind, std::move(bytes)), date);
    EXPECT_TRUE(article.has_value());
    return article ? *article : Article();
}

inline std::vector<std::string> blocks_of(const Article& article) {
    std::vector<std::string> found;
    for (const Block& block : article.blocks) {
        found.push_back(std::string(name_of(block.role)) + ": " +
                        std::string(slice(article.text, block.span)));
    }
    return found;
}

inline const std::string first =
    "The council of Ostry voted on Monday to close the old harbour bridge for six weeks.";
inline const std::string second =
    "Engineers had found a crack as long as an arm in one of its piers, the mayor said.";
inline const std::string third =
    "Buses will go round by the mill until the repairs are finished, the town promised.";

inline std::string page(const std::string& inside, const std::string& head = {}) {
    return "<html lang=en><head><title>Bridge closes | The Gazette</title>" + head +
           "</head><body><nav><a href=/>Home</a> <a href=/w>World</a></nav>" + inside +
           "<footer>© The Gazette</footer></body></html>";
}

}  // namespace concord
