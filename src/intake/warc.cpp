// WARC by its rules, and by what is left of them in damaged files.
//
// A record is a head of lines, `Content-Length` bytes, and two line ends. The length is believed
// only if what follows the block is what may follow it: line ends and then another record, or the
// end of a gzip member or of the file. Otherwise the length or the bytes before are damaged: the
// record is reported and the search for the next one begins inside it.
//
// Each damage is reported once, at the place of the record or gzip member that it made
// unreadable. A record in a gzip member whose checksum is wrong or missing is dropped, since its
// words may not be the page's; a record whose own digest is wrong is kept, since archivers often
// wrote it so.

#include "intake/warc.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "intake/content_coding.h"
#include "intake/digest.h"
#include "intake/limits.h"

namespace concord {

struct WarcReader::Head {
    Place place;
    HeaderFields fields;
    std::string type;
    std::size_t size = 0;      ///< of the head itself
    std::uint64_t length = 0;  ///< of the block
};

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t max_head = std::size_t{1} << 16U;
constexpr std::size_t search_step = std::size_t{1} << 16U;
/// Blocks up to this size are looked at in one piece even if nobody wants them.
constexpr std::uint64_t whole_block = std::uint64_t{16} << 20U;

bool begins_record(std::string_view text) {
    return text.starts_with("WARC/1.") || text.starts_with("WARC/0.");
}

bool may_hold_report(std::string_view type) {
    return type == "response" || type == "resource" || type == "conversion";
}

/// What is left when `digits` are all there is; nothing for anything but digits.
std::optional<std::uint64_t> parse_length(std::string_view digits) {
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.empty()) {
        return std::nullopt;
    }
    return length;
}

/// The part of an HTTP message that `WARC-Payload-Digest` is about.
std::string_view payload_of(std::string_view block, std::string_view content_type) {
    if (!ascii_lower(content_type.substr(0, 16)).starts_with("application/http")) return block;
    const std::size_t end = header_end(block);
    return end == npos ? std::string_view() : block.substr(end);
}

/// Writers differ in what they take for the payload: with the transfer coding, without it, or
/// without the content coding either.
bool payload_digest_fits(std::string_view digest, std::string_view block, std::string_view type) {
    const std::string_view payload = payload_of(block, type);
    if (digest_fits(digest, payload)) return true;
    if (payload.size() == block.size()) return false;
    const auto response = parse_http_response(block);
    if (!response) return false;
    std::string text(payload);
    if (response->header.joined("transfer-encoding").find("chunked") != npos) {
        bool complete = true;
        text = undo_chunked(text, complete);
        if (digest_fits(digest, text)) return true;
    }
    const std::string coding = response->header.joined("content-encoding");
    if (coding.empty()) return false;
    const auto decoded = undo_content_coding(text, coding);
    return decoded && digest_fits(digest, *decoded);
}

/// What may stand behind a block.
enum class Ending {
    good,
    cut,    ///< the file ends before the two line ends do
    wrong,  ///< something else than line ends and a record
};

/// rest  up to five bytes behind the block, fewer at the end of the file
Ending ending_of(std::string_view rest, bool member_ends) {
    if (rest.starts_with("\r\n\r\n")) return Ending::good;
    const std::size_t text = rest.find_first_not_of("\r\n");
    if (text == npos) {
        return rest.size() >= 4 || rest == "\n\n" || member_ends ? Ending::good : Ending::cut;
    }
    return member_ends || rest[text] == 'W' ? Ending::good : Ending::wrong;
}

/// Where a line begins that begins a record, behind the first byte.
std::size_t find_record_line(std::string_view text) {
    for (std::size_t at = text.find("\nWARC/"); at != npos; at = text.find("\nWARC/", at + 1)) {
        if (begins_record(text.substr(at + 1))) return at + 1;
    }
    return npos;
}

/// Where a gzip member of [from, to) begins with a record: a writer packs whole records, so one
/// that seems to reach beyond there has the wrong length.
std::size_t find_record_member(const ByteStream& stream,
                               std::string_view view,
                               std::size_t from,
                               std::size_t to,
                               std::size_t tries = 64) {
    auto member = stream.next_member(from);
    for (; member && *member < to && tries > 0; --tries) {
        if (begins_record(view.substr(*member))) return *member;
        member = stream.next_member(*member + 1);
    }
    return npos;
}

}  // namespace

std::string to_string(const Place& place) {
    std::string text = std::to_string(place.file);
    if (place.inner > 0) text += '+' + std::to_string(place.inner);
    return text;
}

std::optional<tl::expected<WarcRecord, Problem>> WarcReader::next() {
    while (true) {
        if (!problems_.empty()) {
            Problem problem = std::move(problems_.front());
            problems_.pop_front();
            return tl::unexpected(std::move(problem));
        }
        if (waiting_) {
            WarcRecord record = std::move(*waiting_);
            waiting_.reset();
            return record;
        }
        stream_.skip(to_skip_);
        to_skip_ = 0;
        const auto head = read_head();
        if (head) {
            const bool wanted = may_hold_report(head->type);
            if (head->length <= (wanted ? max_document : whole_block)) {
                read_block(*head);
            } else {
                pass_over(*head);
            }
        } else if (problems_.empty()) {
            return std::nullopt;
        }
    }
}

void WarcReader::report(ErrorKind kind, std::string message, const Place& place) {
    if (place.inner > 0) message += " (unpacked byte " + std::to_string(place.inner) + ')';
    problems_.push_back({Stage::intake, kind, std::move(message), place.file, {}});
}

void WarcReader::report_damage() {
    const Error damage = *stream_.damage();
    report(damage.kind, damage.message, {damage.at, 0});
    stream_.recover("WARC/");
}

/// Tells of a record that cannot be read, and goes on `from` bytes ahead or farther. When it is the
/// gzip member around it that is damaged, that is told instead: one damage, one problem.
void WarcReader::report_malformed(std::string message, const Place& place, std::size_t from) {
    const std::size_t seen = stream_.need(1).size();
    static_cast<void>(stream_.need(seen + search_step));  // to the end of a small member
    if (stream_.damage() && stream_.damage()->at == place.file) {
        report_damage();
        return;
    }
    report(ErrorKind::malformed, std::move(message), place);
    find_next_record(from);
}

/// The head of the next record. Nothing at the end, or when a problem was reported.
std::optional<WarcReader::Head> WarcReader::read_head() {
    std::string_view view = stream_.need(8);
    while (!view.empty()) {
        const std::size_t blank = std::min(view.find_first_not_of("\r\n"), view.size());
        if (blank == 0) break;
        stream_.skip(blank);
        view = stream_.need(8);
    }
    Head head;
    head.place = stream_.place();
    if (!begins_record(view)) {
        const bool front = view.size() < 7 && std::string_view("WARC/1.").starts_with(view);
        if (front && stream_.damage()) {
            report_damage();
        } else if (front && !view.empty()) {
            report(ErrorKind::truncated, "the file ends in the head of a record", head.place);
            stream_.skip(view.size());
        } else if (!view.empty()) {
            report_malformed("no WARC record begins here", head.place, 0);
        }
        return std::nullopt;
    }
    if (!find_head_end(head)) return std::nullopt;
    head.fields = parse_header_fields(stream_.need(head.size).substr(0, head.size));
    head.type = ascii_lower(head.fields.get("warc-type"));
    const auto length = parse_length(head.fields.get("content-length"));
    if (!length) {
        report_malformed("a record without a Content-Length", head.place, 1);
        return std::nullopt;
    }
    head.length = *length;
    return head;
}

bool WarcReader::find_head_end(Head& head) {
    std::size_t end = npos;
    std::string_view view;
    for (std::size_t size = 4096; end == npos && size <= max_head; size *= 4) {
        view = stream_.need(size);
        const std::size_t next = find_record_line(view.substr(0, size));
        end = header_end(view.substr(0, std::min(size, next)));
        if (end == npos && next != npos) break;
        if (end != npos || view.size() >= size) continue;
        if (stream_.damage()) {
            report_damage();
        } else {
            report(ErrorKind::truncated, "the file ends in the head of a record", head.place);
            stream_.skip(view.size());
        }
        return false;
    }
    const std::size_t other = find_record_member(stream_, view, 1, std::min(end, view.size()));
    if (end == npos || other != npos) {
        report_malformed("the head of a record does not end", head.place, 1);
        return false;
    }
    head.size = end;
    return true;
}

void WarcReader::read_block(const Head& head) {
    const std::size_t whole = head.size + static_cast<std::size_t>(head.length);
    std::string_view view = stream_.need(whole + 5);
    // What is neither a record nor the end was made by a flipped bit: see if the member breaks.
    if (view.size() >= whole + 5 && view[whole + 4] != 'W')
        view = stream_.need(whole + search_step);
    const std::size_t other = find_record_member(stream_, view, 1, whole);
    const std::string_view rest = view.size() < whole ? "" : view.substr(whole, 5);
    const auto member = stream_.next_member(whole);
    const bool member_ends = member && *member <= whole + 4;
    const bool short_of = view.size() < whole;
    if (other == npos && short_of && stream_.damage()) {
        report_damage();
        return;
    }
    const Ending ending = ending_of(rest, member_ends);
    const bool next_is_inside = short_of && find_record_line(view.substr(head.size)) != npos;
    if (other != npos || next_is_inside || ending == Ending::wrong) {
        report_malformed("the Content-Length of a record is wrong", head.place, 1);
        return;
    }
    if (short_of) {
        report(ErrorKind::truncated, "the file ends inside a record", head.place);
        stream_.skip(view.size());
        return;
    }
    const auto& damage = stream_.damage();
    const bool in_damaged =
        damage && damage->kind != ErrorKind::io && head.place == Place{damage->at, 0};
    if (in_damaged && view.substr(whole).find("WARC/") == npos) {
        report_damage();
        return;
    }
    const std::string_view block = view.substr(head.size, whole - head.size);
    check_digests(head, block);
    if (ending == Ending::cut && !damage) {
        report(ErrorKind::truncated, "the file ends behind the block of a record", head.place);
    }
    to_skip_ = whole;
    if (may_hold_report(head.type))
        waiting_ = WarcRecord{head.place, head.fields, head.type, block};
}

/// A block that nobody wants, or that is too large for anyone: read piece by piece.
void WarcReader::pass_over(const Head& head) {
    if (may_hold_report(head.type)) {
        report(ErrorKind::limit, "a record of more than 64 MiB", head.place);
    }
    stream_.skip(head.size);
    auto digest = DigestCheck::begin(head.fields.get("warc-block-digest"));
    for (std::uint64_t left = head.length; left > 0;) {
        std::string_view view = stream_.need(search_step);
        if (view.empty()) {
            if (stream_.damage()) {
                report_damage();
            } else {
                report(ErrorKind::truncated, "the file ends inside a record", head.place);
            }
            return;
        }
        view = view.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(view.size(), left)));
        if (find_record_line(view) != npos ||
            find_record_member(stream_, view, 0, view.size()) != npos) {
            report(ErrorKind::malformed, "the Content-Length of a record is wrong", head.place);
            find_next_record(0);
            return;
        }
        // A line that begins a record may lie across the end of this piece.
        const std::size_t last =
            view.size() < left && view.size() > 8 ? view.size() - 8 : view.size();
        if (digest) digest->add(view.substr(0, last));
        left -= stream_.skip(last);
    }
    const std::string_view rest = stream_.need(5);
    if (ending_of(rest.substr(0, 5), stream_.next_member(0) == std::size_t{0}) != Ending::good) {
        report(ErrorKind::malformed, "the Content-Length of a record is wrong", head.place);
        find_next_record(0);
    } else if (digest && !digest->fits()) {
        report(ErrorKind::bad_digest, "the block digest does not fit the record", head.place);
    }
}

void WarcReader::check_digests(const Head& head, std::string_view block) {
    const std::string_view of_block = head.fields.get("warc-block-digest");
    if (!digest_fits(of_block, block)) {
        report(ErrorKind::bad_digest, "the block digest does not fit the record", head.place);
        return;
    }
    // That of a revisit is about another record; that of a truncated one about all of it. Some
    // writers (Nutch for ClueWeb09) give the digest of the block twice.
    if (head.type == "revisit" || !head.fields.get("warc-truncated").empty()) return;
    const std::string_view of_payload = head.fields.get("warc-payload-digest");
    if (of_payload.empty() || of_payload == of_block) return;
    if (!payload_digest_fits(of_payload, block, head.fields.get("content-type"))) {
        report(ErrorKind::bad_digest, "the payload digest does not fit the record", head.place);
    }
}

/// Moves to the next line or gzip member that begins a record, `from` bytes ahead or farther.
void WarcReader::find_next_record(std::size_t from) {
    stream_.skip(from);
    while (true) {
        const std::string_view view = stream_.need(search_step);
        const std::size_t line = find_record_line(view);
        const std::size_t member =
            find_record_member(stream_, view, 0, std::min(line, view.size()), view.size());
        const std::size_t found = std::min(line, member);
        if (found != npos) {
            stream_.skip(found);
            return;
        }
        if (view.size() < search_step) {
            stream_.skip(view.size());
            return;
        }
        stream_.skip(view.size() - 8);
    }
}

}  // namespace concord
