// Any bytes as a date: what is read is a day that exists, is written as it was read, and lies in
// the text; a clock time has an hour of the day.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/utf8.h"
#include "clean/clock_time.h"
#include "clean/local_time.h"
#include "clean/url_date.h"
#include "clean/visible_date.h"

namespace {

using namespace concord;

void check(const Timestamp& stamp) {
    if (!stamp.day.ok() || stamp.hour > 23 || stamp.minute > 59 || stamp.second > 59) std::abort();
    const auto again = parse_timestamp(stamp.to_string());
    if (!again || again->to_string() != stamp.to_string()) std::abort();
}

void check_visible(std::string_view text, const MonthNames& months) {
    for (const DateOrder order :
         {DateOrder::unknown, DateOrder::day_first, DateOrder::month_first}) {
        std::size_t from = 0;
        while (const auto found = find_date(text, months, {"en", order}, from)) {
            check(found->stamp);
            if (found->begin < from || found->end <= found->begin || found->end > text.size()) {
                std::abort();
            }
            from = found->end;
        }
    }
}

/// Minutes since 1970 in UTC.
std::int64_t instant_of(const Timestamp& stamp) {
    const auto days = std::chrono::sys_days(stamp.day).time_since_epoch().count();
    return std::int64_t{days} * 1440 + std::int64_t{stamp.hour} * 60 + stamp.minute -
           stamp.offset_minutes.value_or(0);
}

/// A local time is the same instant.
void check_local(Timestamp utc, std::string_view text, const MonthNames& months) {
    if (utc.hour < 0) return;
    utc.offset_minutes = 0;
    std::vector<DateCandidate> shown;
    if (const auto found = find_date(text, months, {"en", DateOrder::day_first})) {
        shown.push_back({found->stamp, std::string(text), DateSource::text, true});
    }
    const auto local = local_time(utc, shown, text);
    if (!local) return;
    check(*local);
    if (instant_of(*local) != instant_of(utc)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const MonthNames months(*Knowledge::load());
    const std::string text =
        to_valid_utf8(std::string_view(reinterpret_cast<const char*>(data), size));
    if (const auto stamp = parse_timestamp(text)) {
        check(*stamp);
        check_local(*stamp, text, months);
    }
    check_visible(text, months);
    if (const auto day = day_in_url(text, DateOrder::day_first); day && !day->ok()) std::abort();
    for (const auto& minutes : {clock_line(text), leading_clock(text)}) {
        if (minutes && (*minutes < 0 || *minutes >= 24 * 60)) std::abort();
    }
    return 0;
}
