#pragma once

#include <map>
#include <optional>
#include <string>

#include "concord/findings.h"
#include "concord/knowledge.h"
#include "concord/rows.h"

namespace concord::app {

/// The events of articles as CSV for event data: docs/formats.md names the columns.
class PloverTable {
public:
    /// Reads the table event_codes/codes.
    explicit PloverTable(const Knowledge& knowledge);

    [[nodiscard]] static std::string header();

    /// One record for each event that is not folded into another, in the order of the article;
    /// each is one line.
    ///
    /// cost  linear in the text and in the number of events
    [[nodiscard]] std::string lines_of(const ArticleRecord& record) const;

private:
    /// What stands beside a type and mode; nothing where the manuals say nothing, or not one thing.
    struct Code {
        Cell quad;
        Cell cameo;
        Cell intensity;
    };

    [[nodiscard]] Code code_of(const std::string& type, const std::string& mode) const;

    std::map<std::string, Code> codes_;  ///< by "TYPE/mode", "TYPE/" for a type alone
};

}  // namespace concord::app
