// One side of a disagreement: what it says, and who says so.

#include "compare/disagreement_side.h"

#include <algorithm>
#include <utility>

namespace concord {

DisagreementSide make_side(const StoryView& view,
                           std::string value,
                           const std::vector<SideReport>& reports) {
    DisagreementSide side{std::move(value), {}, 0};
    std::vector<Index> articles;
    for (const SideReport& report : reports) {
        if (std::find(articles.begin(), articles.end(), report.article) != articles.end()) continue;
        side.reports.push_back(view.cite(report.article, report.words));
        articles.push_back(report.article);
    }
    side.origins = view.count_origins(std::move(articles));
    return side;
}

}  // namespace concord
