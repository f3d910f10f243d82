// The figures of one slot, told apart by their words ("12", "at least 12") and laid beside each
// other. 12 on Wednesday morning and 14 on Thursday: the toll rose, 14 supersedes 12. 14 on
// Thursday and 13 on Friday: a toll does not fall by itself, so they are in conflict. "At least
// 12" and 12 agree.

#include "compare/figure_disagreements.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "base/calendar.h"
#include "base/utf8.h"
#include "compare/day_range.h"
#include "compare/disagreement_side.h"

namespace concord {
namespace {

/// The claims of one value.
struct Side {
    std::string value;
    double number = 0;
    FigureRange range;
    std::vector<const ToldFigure*> figures;  ///< by article and place
    std::optional<double> begin;             ///< hours of the first and the last report
    std::optional<double> end;
    std::uint32_t origins = 0;  ///< that state it
    bool is_outdated = false;   ///< some article says that it no longer holds
    bool has_risen = false;
    bool is_approximate = false;
    std::string window;  ///< in which all of them count; empty when none or several
};

/// Hours of the latest change of a report; of a bare day its noon.
std::optional<double> hour_of(const StoryView& view, Index article) {
    constexpr std::int64_t noon = 43200;
    constexpr double hour = 3600;
    const Article& report = view.record(article).article;
    auto time = parse_timestamp(report.modified);
    if (!time) time = parse_timestamp(report.published);
    if (!time) return std::nullopt;
    return static_cast<double>(seconds_of(*time, noon)) / hour;
}

std::string window_of(const std::vector<const ToldFigure*>& figures) {
    const std::string& window = figures.front()->window;
    const bool is_shared =
        std::all_of(figures.begin(), figures.end(), [&](const ToldFigure* figure) {
            return figure->window == window;
        });
    return is_shared ? window : std::string();
}

/// A value that is only rejected has no side.
std::vector<Side> find_sides(const StoryView& view, const FigureSlot& slot) {
    std::map<std::pair<double, std::string>, Side> by_value;
    for (const FigureClaim& claim : slot) {
        for (const ToldFigure* figure : claim.figures) {
            Side& side = by_value[{figure->number, figure->value}];
            side.value = figure->value;
            side.number = figure->number;
            side.range = figure->range;
            side.is_approximate = figure->is_approximate;
            side.is_outdated |= figure->force == FigureForce::outdated;
            if (figure->force == FigureForce::rejected) continue;
            side.figures.push_back(figure);
            if (figure->force == FigureForce::outdated) continue;
            side.has_risen |= figure->has_risen;
            const auto hour = hour_of(view, figure->article);
            if (!hour) continue;
            side.begin = side.begin ? std::min(*side.begin, *hour) : *hour;
            side.end = side.end ? std::max(*side.end, *hour) : *hour;
        }
    }
    std::vector<Side> sides;
    for (auto& [key, side] : by_value) {
        if (side.figures.empty()) continue;
        std::vector<Index> articles;
        for (const ToldFigure* figure : side.figures) articles.push_back(figure->article);
        side.origins = view.count_origins(std::move(articles));
        side.window = window_of(side.figures);
        sides.push_back(std::move(side));
    }
    return sides;
}

enum class Reading { bound, superseded, conflict, different_window };

/// A running count grew from the lower to the higher side, or was corrected.
///
/// hours  that lie between the reports at least
bool is_replaced(const Side& lower, const Side& higher, double hours) {
    if (lower.is_outdated || higher.is_outdated) return true;
    if (!lower.begin || !higher.begin) return false;
    const bool came_later = *higher.begin >= *lower.begin + hours && *lower.end < *higher.end;
    return came_later || (higher.has_risen && *higher.begin >= *lower.begin);
}

/// In how many hours the count of a slot may grow; nothing for what does not, or no longer does.
std::optional<double> growth_of(const FigureSlot& slot) {
    constexpr double scene = 6;    ///< two outlets report from one scene
    constexpr double month = 720;  ///< the dead of a war are counted in thousands
    const ToldFigure& figure = slot.front().first();
    const bool is_past = std::any_of(
        slot.begin(), slot.end(), [](const FigureClaim& claim) { return claim.first().is_past; });
    if (is_past && !figure.is_total) return std::nullopt;
    // "Since 8 August": it goes on, and each report counts to its own day.
    const bool is_running = std::all_of(slot.begin(), slot.end(), [](const FigureClaim& claim) {
        return claim.first().window.starts_with("since");
    });
    if (is_running) return scene;
    if (figure.role == "launched" || figure.role == "lasted") return std::nullopt;
    if (!figure.unit.empty()) return std::nullopt;
    return figure.is_total ? month : scene;
}

Reading read_pair(const Side& lower, const Side& higher, std::optional<double> growth) {
    if (lower.number == higher.number) return Reading::bound;
    const bool has_windows = !lower.window.empty() && !higher.window.empty();
    if (has_windows && lower.window != higher.window) return Reading::different_window;
    const bool is_corrected = lower.is_outdated || higher.is_outdated;
    if (is_corrected || (growth && is_replaced(lower, higher, *growth))) return Reading::superseded;
    return lower.range.meets(higher.range) ? Reading::bound : Reading::conflict;
}

/// "killed in Ustrel", "children wounded in Ustrel", "drones launched on 2031-06-11".
class Naming {
public:
    Naming(const StoryEntities& entities, const FigureSlot& slot)
        : entities_(entities), slot_(slot) {}

    [[nodiscard]] std::string about() const {
        const ToldFigure& first = leading();
        std::string about = subject(first);
        if (first.is_total) return about + " in total";
        const std::string place = commonest_place();
        if (!place.empty()) return about + " in " + place;
        if (!first.day) return about;
        return about + " on " + date_of(*first.day);
    }

private:
    /// The first figure whose own words tell the role.
    [[nodiscard]] const ToldFigure& leading() const {
        for (const FigureClaim& claim : slot_) {
            if (!claim.first().role.empty()) return claim.first();
        }
        return slot_.front().first();
    }

    static std::string subject(const ToldFigure& figure) {
        if (figure.role == "lasted") return "length of the " + figure.thing;
        if (figure.role.empty()) return figure.noun;
        const bool is_anybody = figure.thing == "people" || figure.noun.empty();
        return is_anybody ? figure.role : figure.noun + ' ' + figure.role;
    }

    /// As the story names it.
    [[nodiscard]] std::string commonest_place() const {
        std::map<std::string, int> uses;
        for (const FigureClaim& claim : slot_) {
            for (const ToldFigure* figure : claim.figures) {
                for (const std::string& place : figure->places_around) ++uses[place];
            }
        }
        std::string best;
        for (const auto& [place, count] : uses) {
            if (best.empty() || count > uses.at(best)) best = place;
        }
        for (const StoryEntity& entity : entities_.entries()) {
            if (to_lower(entity.name) == best) return entity.name;
        }
        return best;
    }

    const StoryEntities& entities_;
    const FigureSlot& slot_;
};

class Comparison {
public:
    Comparison(const StoryView& view, const StoryEntities& entities, const FigureSlot& slot)
        : view_(view),
          about_(Naming(entities, slot).about()),
          sides_(find_sides(view, slot)),
          growth_(growth_of(slot)) {}

    [[nodiscard]] std::vector<Disagreement> compare() const {
        std::vector<Disagreement> found;
        const std::set<std::size_t> conflict = members(Reading::conflict, {});
        std::set<std::size_t> doubtful;
        for (const std::size_t side : conflict) {
            if (has_stronger_rival(side)) doubtful.insert(side);
        }
        add("conflict", with_bounds(conflict), found);
        add("superseded", with_bounds(members(Reading::superseded, doubtful)), found);
        add("different window", members(Reading::different_window, {}), found);
        add_bounds(found);
        return found;
    }

private:
    [[nodiscard]] std::set<std::size_t> members(Reading reading,
                                                const std::set<std::size_t>& without) const {
        std::set<std::size_t> members;
        for (std::size_t low = 0; low < sides_.size(); ++low) {
            for (std::size_t high = low + 1; high < sides_.size(); ++high) {
                if (without.contains(low) || without.contains(high)) continue;
                if (read_pair(sides_[low], sides_[high], growth_) != reading) continue;
                members.insert(low);
                members.insert(high);
            }
        }
        return members;
    }

    /// And those that give the same number as a bound.
    [[nodiscard]] std::set<std::size_t> with_bounds(std::set<std::size_t> members) const {
        for (std::size_t i = 0; i < sides_.size(); ++i) {
            const bool is_bound = std::any_of(members.begin(), members.end(), [&](auto k) {
                return sides_[i].number == sides_[k].number;
            });
            if (is_bound) members.insert(i);
        }
        return members;
    }

    /// One number given with and without a bound; bounds of other numbers only where nothing else
    /// is to be said of them. "About 30" beside 30 is no news.
    void add_bounds(std::vector<Disagreement>& found) const {
        std::set<std::size_t> exact;
        for (std::size_t i = 0; i < sides_.size(); ++i) {
            if (!sides_[i].is_approximate) exact.insert(i);
        }
        if (found.empty()) {
            std::set<std::size_t> bounds = members(Reading::bound, {});
            std::erase_if(bounds, [&](std::size_t side) { return !exact.contains(side); });
            add("bound", bounds, found);
            return;
        }
        std::map<double, std::set<std::size_t>> by_number;
        for (const std::size_t side : exact) by_number[sides_[side].number].insert(side);
        for (const auto& [number, bounds] : by_number) add("bound", bounds, found);
    }

    [[nodiscard]] bool has_stronger_rival(std::size_t side) const {
        for (std::size_t i = 0; i < sides_.size(); ++i) {
            const auto low = std::min(i, side);
            const auto high = std::max(i, side);
            if (low == high || sides_[i].origins <= sides_[side].origins) continue;
            if (read_pair(sides_[low], sides_[high], growth_) == Reading::conflict) return true;
        }
        return false;
    }

    /// What one origin says of itself is no disagreement unless it names two sources or corrects
    /// itself, which its slot vouches for.
    void add(const std::string& reading,
             const std::set<std::size_t>& members,
             std::vector<Disagreement>& found) const {
        Disagreement row{"count", about_, {}, reading};
        std::set<Index> origins;
        for (const std::size_t member : members) {
            const Side& side = sides_[member];
            std::vector<SideReport> reports;
            for (const ToldFigure* figure : side.figures) {
                origins.insert(view_.origin_of(figure->article));
                reports.push_back({figure->article, figure->words});
            }
            row.sides.push_back(make_side(view_, side.value, reports));
        }
        const bool is_news = reading != "bound" || origins.size() > 1;
        if (row.sides.size() > 1 && is_news) found.push_back(std::move(row));
    }

    const StoryView& view_;
    std::string about_;
    std::vector<Side> sides_;
    std::optional<double> growth_;
};

}  // namespace

std::vector<Disagreement> compare_figures(const StoryView& view,
                                          const StoryEntities& entities,
                                          const FigureSlot& slot) {
    return Comparison(view, entities, slot).compare();
}

}  // namespace concord
