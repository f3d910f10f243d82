// Any bytes as a date: what is read is a day that exists, is written as it was read, and lies in
// the text; a clock time has an hour of the day.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const MonthNames months(*Knowledge::load());
    const std::string text =
        to_valid_utf8(std::string_view(reinterpret_cast<const char*>(data), size));
    if (const auto stamp = parse_timestamp(text)) {
        check(*stamp);
        if (const auto local = local_time(*stamp, {}, text)) check(*local);
    }
    check_visible(text, months);
    if (const auto day = day_in_url(text, DateOrder::day_first); day && !day->ok()) std::abort();
    if (const auto minutes = clock_line(text); minutes && *minutes >= 24 * 60) std::abort();
    return 0;
}
