#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/calendar.h"
#include "concord/knowledge.h"

namespace concord {

/// How 04/05/2025 is read when both numbers could be the month.
enum class DateOrder : std::uint8_t { unknown, day_first, month_first };

/// Names of months in the languages of knowledge/languages/months.tsv.
class MonthNames {
public:
    explicit MonthNames(const Knowledge& knowledge);

    /// word      lower case, without a full stop
    /// language  decides where a form means two months
    [[nodiscard]] unsigned month_of(std::string_view word, std::string_view language) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const {
            return std::hash<std::string_view>{}(name);
        }
    };
    struct Month {
        unsigned number = 0;
        std::string language;
    };
    std::unordered_map<std::string, std::vector<Month>, Hash, std::equal_to<>> names_;
};

/// Years in which a report may have been written; other numbers are no years.
inline constexpr int earliest_year = 1990;
inline constexpr int latest_year = 2099;

/// A date as a reader sees it on the page.
struct VisibleDate {
    Timestamp stamp;
    std::size_t begin = 0;  ///< bytes of the text
    std::size_t end = 0;
    bool is_ambiguous = false;  ///< 04/05/2025: read in the order of the site
};

struct DateReading {
    std::string_view language;  ///< ISO 639-1 or empty
    DateOrder order = DateOrder::unknown;
};

/// The first full date (day, month and year) at or after `from`, with a clock time standing
/// beside it. A date without a year, or one that cannot be read in one way only, is none.
[[nodiscard]] std::optional<VisibleDate> find_date(std::string_view text,
                                                   const MonthNames& months,
                                                   const DateReading& reading,
                                                   std::size_t from = 0);

}  // namespace concord
