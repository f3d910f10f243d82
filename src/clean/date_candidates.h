#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clean/body.h"
#include "clean/change_words.h"
#include "clean/page_view.h"
#include "clean/visible_date.h"

namespace concord {

struct DateLists {
    const HtmlEntities& entities;
    const MonthNames& months;
    const ChangeWords& changes;
};

/// A date somewhere in a page.
struct DateCandidate {
    Timestamp stamp;
    std::string raw;
    DateSource from = DateSource::none;
    bool is_near = false;       ///< beside the headline
    bool is_named = false;      ///< the mark-up calls it the date of publication
    bool is_ambiguous = false;  ///< 04/05/2025
    /// Below the headline, and a time element, a line that a class calls dated, or a line of hardly
    /// more than the date: it tells readers when the report came out.
    bool is_dateline = false;
};

/// Gathers the dates of a page, place by place: what is read later is worth less.
class DateCandidates {
public:
    /// All must outlive it.
    DateCandidates(const PageView& view,
                   const Body& body,
                   const DateReading& reading,
                   const DateLists& lists);

    /// Time elements and microdata.
    void read_elements();
    /// Lines between the headline and the first paragraph.
    void read_near_lines();
    /// The report itself begins with its date: "(18.01.2022) The ministry ...".
    void read_first_words();
    /// Dated lines that class words point out, then short ones below the report.
    void read_far_lines();
    /// Short lines anywhere, the nearest to the report first.
    void read_outer_lines();

    /// What was read so far, in the order of reading.
    [[nodiscard]] const std::vector<DateCandidate>& all() const { return all_; }
    /// Time elements in boxes beside the report.
    [[nodiscard]] const std::vector<DateCandidate>& beside() const { return beside_; }
    /// The first date that is called one of a change; empty: none.
    [[nodiscard]] const std::string& modified() const { return modified_; }
    /// The same as the page writes it.
    [[nodiscard]] const std::string& modified_raw() const { return modified_raw_; }

    /// A date as mark-up or text writes it; nothing when no report can be of that day.
    [[nodiscard]] std::optional<Timestamp> read(std::string_view raw) const;

private:
    void read_element(std::uint32_t node, bool is_beside);
    [[nodiscard]] std::string stamp_of(std::uint32_t node) const;
    [[nodiscard]] bool changes(std::uint32_t node) const;
    enum class Place : std::uint8_t { head, report, outside };
    void read_line(std::size_t n, Place place);
    void note_change(const Timestamp& stamp, std::string_view raw);
    [[nodiscard]] bool is_below_title(std::uint32_t node) const {
        return body_.title == no_segment || node >= view_.segments()[body_.title].first;
    }
    [[nodiscard]] bool is_near(std::uint32_t node) const {
        return node >= body_.head_begin && node < body_.head_end;
    }

    const PageView& view_;
    const HtmlTree& tree_;
    const Body& body_;
    DateReading reading_;
    const DateLists& lists_;
    bool near_read_ = false;
    std::vector<DateCandidate> all_;
    std::vector<DateCandidate> beside_;
    std::string modified_;
    std::string modified_raw_;
};

/// Whether a report can be of that day.
[[nodiscard]] bool is_plausible(const Timestamp& stamp);

}  // namespace concord
