// Reads the packed tables of knowledge/. Lines that begin with '#' are comments; the first other
// line names the columns; cells are separated by tabs and are taken as they stand.

#include "concord/knowledge.h"

#include <algorithm>
#include <cassert>

#include "base/embedded.h"
#include "base/hash.h"

namespace concord {
namespace {

std::vector<std::string> split_cells(std::string_view line) {
    std::vector<std::string> cells;
    for (;;) {
        const std::size_t tab = line.find('\t');
        cells.emplace_back(line.substr(0, tab));
        if (tab == std::string_view::npos) return cells;
        line.remove_prefix(tab + 1);
    }
}

Result<KnowledgeTable> parse_table(const EmbeddedFile& file) {
    KnowledgeTable table;
    for (std::size_t at = 0; at < file.bytes.size();) {
        const std::size_t end = std::min(file.bytes.find('\n', at), file.bytes.size());
        const std::string_view line = file.bytes.substr(at, end - at);
        const std::size_t line_begin = at;
        at = end + 1;
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string> cells = split_cells(line);
        if (table.columns.empty()) {
            table.columns = std::move(cells);
        } else if (cells.size() == table.columns.size()) {
            table.rows.push_back(std::move(cells));
        } else {
            return tl::unexpected(Error{ErrorKind::malformed,
                                        "knowledge/" + std::string(file.path) + " has a row of " +
                                            std::to_string(cells.size()) + " cells where " +
                                            std::to_string(table.columns.size()) + " are named",
                                        line_begin});
        }
    }
    return table;
}

}  // namespace

Result<Knowledge> Knowledge::load() {
    Knowledge knowledge;
    Sha256 digest;
    for (const EmbeddedFile& file : knowledge_files()) {
        Result<KnowledgeTable> table = parse_table(file);
        if (!table) return tl::unexpected(table.error());
        digest.add(file.path);
        digest.add(file.bytes);
        const std::string_view name = file.path.substr(0, file.path.size() - 4);
        knowledge.tables_.emplace(std::string(name), std::move(*table));
    }
    knowledge.sha256_ = digest.hex();
    return knowledge;
}

const KnowledgeTable& Knowledge::table(std::string_view name) const {
    const auto found = tables_.find(name);
    assert(found != tables_.end());
    return found->second;
}

}  // namespace concord
