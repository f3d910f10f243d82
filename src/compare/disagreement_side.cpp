// One side of a disagreement: what it says, and who says so.

#include "compare/disagreement_side.h"

#include <algorithm>
#include <map>
#include <set>
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

std::vector<DisagreementSide> make_dated_sides(const StoryView& view,
                                               const std::vector<DatedReport>& reports) {
    std::map<int, std::vector<SideReport>> by_date;
    std::map<int, std::string> values;
    std::map<Index, int> given;
    std::set<Index> origins;
    for (const auto& [report, point] : reports) {
        if (given.emplace(report.article, point.number).first->second != point.number) return {};
        by_date[point.number].push_back(report);
        values[point.number] = point.value;
        origins.insert(view.origin_of(report.article));
    }
    std::vector<DisagreementSide> sides;
    if (by_date.size() < 2 || origins.size() < 2) return sides;
    sides.reserve(by_date.size());
    for (const auto& [number, told] : by_date) {
        sides.push_back(make_side(view, values.at(number), told));
    }
    return sides;
}

}  // namespace concord
