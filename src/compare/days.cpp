// Days as numbers, to tell how far apart two are.

#include "compare/days.h"

#include "base/calendar.h"

namespace concord {

std::optional<int> day_of(std::string_view value) {
    constexpr std::size_t date_size = 10;
    const auto day = parse_day(value.substr(0, date_size));
    if (!day) return std::nullopt;
    return static_cast<int>(std::chrono::sys_days(*day).time_since_epoch().count());
}

std::optional<int> report_day(const StoryView& view, Index article) {
    return day_of(view.record(article).article.published);
}

std::optional<int> day_in(const StoryView& view, Index article, Span words) {
    for (const TimeValue& time : view.record(article).annotation.times) {
        if (!words.contains(time.span)) continue;
        if (const auto day = day_of(time.value)) return day;
    }
    return std::nullopt;
}

}  // namespace concord
