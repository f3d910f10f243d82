#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "concord/result.h"

namespace concord {

/// One file of knowledge/: a header line of column names, then rows of as many cells.
struct KnowledgeTable {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

/// What people wrote down: cue verbs, time words, agencies, outlets, furniture. Loaded once,
/// then shared by all threads.
class Knowledge {
public:
    /// The tables that were packed into the program.
    [[nodiscard]] static Result<Knowledge> load();

    /// The table "TOPIC/FILE" as in knowledge/TOPIC/FILE.tsv; it must exist.
    [[nodiscard]] const KnowledgeTable& table(std::string_view name) const;

    /// SHA-256 over all tables: stands in every store and in `concord version`.
    [[nodiscard]] const std::string& sha256() const { return sha256_; }

private:
    std::map<std::string, KnowledgeTable, std::less<>> tables_;
    std::string sha256_;
};

}  // namespace concord
