// Readers of everything that is no archive: JSON Lines, CoNLL-U, and files that are one report.

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "intake/feed.h"
#include "intake/file_reader.h"
#include "intake/json_lines.h"
#include "intake/limits.h"

namespace concord {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t first_look = std::size_t{1} << 16U;

/// What readers of text share: their input, and its damage as a problem.
class TextReader : public FileReader {
public:
    explicit TextReader(OpenInput input) : input_(std::move(input)) {}
    [[nodiscard]] std::uint64_t bytes_read() const override { return input_.stream.bytes_read(); }

protected:
    [[nodiscard]] IntakeItem problem(ErrorKind kind, std::string message, std::uint64_t at) {
        if (at > 0 && input_.stream.is_gzip()) message += " (byte of the unpacked text)";
        return tl::unexpected(Problem{Stage::intake, kind, std::move(message), at, input_.path});
    }
    [[nodiscard]] IntakeItem damage() {
        const Error& error = *input_.stream.damage();
        return tl::unexpected(
            Problem{Stage::intake, error.kind, error.message, error.at, input_.path});
    }

    OpenInput input_;
};

// ---- JSON Lines --------------------------------------------------------------------------------

class JsonLinesReader : public TextReader {
public:
    JsonLinesReader(OpenInput input, const IntakeOptions& options)
        : TextReader(std::move(input)), fields_(options.fields) {
        ByteStream& stream = input_.stream;
        // Whoever begins inside the file wants the object there, however the others stand.
        const bool at_front = stream.place() == Place{};
        if (at_front && stream.need(3).starts_with("\xEF\xBB\xBF")) stream.skip(3);
        one_a_line_ = at_front && has_object_lines(stream.need(first_look));
    }

    std::optional<IntakeItem> next() override { return one_a_line_ ? next_line() : next_object(); }

private:
    /// False for one array of objects, and for objects that are spread over lines. A first line
    /// that is broken says nothing; the second one begins with a brace if it is a line each.
    static bool has_object_lines(std::string_view head) {
        head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
        if (!head.starts_with('{')) return !head.starts_with('[');
        const std::size_t newline = head.find('\n');
        if (newline == npos) return true;
        const std::string_view line = trim(head.substr(0, newline));
        const std::string_view second = trim(head.substr(newline));
        return line.size() > 1 && (line.ends_with('}') || second.starts_with('{'));
    }

    std::optional<IntakeItem> next_line() {
        ByteStream& stream = input_.stream;
        while (true) {
            std::string_view view = stream.need(record_sign);
            const std::size_t limit = limit_of(trim(view.substr(0, record_sign)));
            std::size_t newline = view.find('\n');
            for (std::size_t size = first_look; newline == npos && view.size() <= limit;
                 size = std::min(2 * size, limit + 1)) {
                const std::size_t searched = view.size();
                view = stream.need(size);
                newline = view.find('\n', searched);
                if (view.size() < size) break;
            }
            if (newline == npos && stream.damage()) return after_damage();
            if (view.empty()) return std::nullopt;
            if (std::min(newline, view.size()) > limit) return skip_long("line", limit);
            const std::string_view line = view.substr(0, newline);
            const std::size_t whole = std::min(line.size() + 1, view.size());
            const std::string_view json = trim(line);
            if (!json.empty()) {
                IntakeItem item = read(json, static_cast<std::size_t>(json.data() - line.data()));
                stream.skip(whole);
                return item;
            }
            stream.skip(whole);
        }
    }

    std::optional<IntakeItem> next_object() {
        ByteStream& stream = input_.stream;
        std::size_t size = first_look;
        while (true) {
            const std::string_view view = stream.need(size);
            std::size_t at = 0;
            const auto object = next_json_object(view, at);
            const std::size_t begin = object ? at - object->size() : at;
            const std::size_t limit = limit_of(view.substr(begin));
            if (object) {
                IntakeItem item = object->size() <= limit
                                      ? read(*object, begin)
                                      : too_long("JSON object", limit, place() + begin);
                stream.skip(at);
                return item;
            }
            const bool ended = view.size() < size;
            stream.skip(at);
            if (ended && stream.damage()) return after_damage();
            if (ended) {
                if (at == view.size()) return std::nullopt;
                const std::uint64_t unfinished = place();
                stream.skip(view.size());
                return problem(ErrorKind::truncated, "a JSON object does not end", unfinished);
            }
            if (view.size() - at > limit) return skip_long("JSON object", limit);
            if (at == 0) size = std::min(2 * size, limit + 1);
        }
    }

    /// Where the next byte lies: in the file, or in what a gzip file unpacks to.
    [[nodiscard]] std::uint64_t place() {
        return input_.stream.is_gzip() ? input_.stream.position() : input_.stream.place().file;
    }

    IntakeItem read(std::string_view json, std::size_t ahead = 0) {
        const std::uint64_t at = place() + ahead;
        auto document = document_from_json(json, fields_, scratch_);
        if (!document) {
            return problem(
                document.error().kind, document.error().message, at + document.error().at);
        }
        document->path = input_.path + '#' + std::to_string(at);
        document->offset = at;
        return std::move(*document);
    }

    std::optional<IntakeItem> after_damage() {
        IntakeItem item = damage();
        if (input_.stream.recover("")) skip_to_newline();
        return item;
    }

    /// How long a line or object may be that begins so.
    static std::size_t limit_of(std::string_view begin) {
        return begins_as_record(begin) ? max_record : max_document;
    }

    IntakeItem too_long(const std::string& what, std::size_t limit, std::uint64_t at) {
        const std::string message =
            "a " + what + " of more than " + std::to_string(limit >> 20U) + " MiB";
        return problem(ErrorKind::limit, message, at);
    }

    IntakeItem skip_long(const std::string& what, std::size_t limit) {
        const std::uint64_t at = place();
        skip_to_newline();
        return too_long(what, limit, at);
    }

    void skip_to_newline() {
        ByteStream& stream = input_.stream;
        for (std::string_view view = stream.need(1); !view.empty(); view = stream.need(1)) {
            const std::size_t newline = view.find('\n');
            stream.skip(newline == npos ? view.size() : newline + 1);
            if (newline != npos) return;
        }
    }

    std::vector<std::pair<std::string, std::string>> fields_;
    JsonScratch scratch_;
    bool one_a_line_ = true;
};

// ---- CoNLL-U -----------------------------------------------------------------------------------

/// One report for each `# newdoc`; a file without any is one report.
class ConlluReader : public TextReader {
public:
    using TextReader::TextReader;

    std::optional<IntakeItem> next() override {
        ByteStream& stream = input_.stream;
        if (stream.need(1).empty()) {
            if (!stream.damage() || told_) return std::nullopt;
            told_ = true;
            return damage();
        }
        const std::uint64_t at = stream.is_gzip() ? stream.position() : stream.place().file;
        std::size_t size = std::size_t{1} << 20U;
        std::string_view view = stream.need(size);
        std::size_t end = document_end(view);
        while (end == npos && view.size() >= size && size <= max_document) {
            size *= 2;
            view = stream.need(size);
            end = document_end(view);
        }
        if (end == npos && view.size() < size && stream.damage()) {
            stream.skip(view.size());
            told_ = true;
            return damage();
        }
        end = std::min(end, view.size());
        if (end > max_document) {
            while (stream.skip(first_look) > 0) continue;
            return problem(ErrorKind::limit, "a document of more than 64 MiB", at);
        }
        Document document;
        document.kind = InputKind::conllu;
        document.bytes = view.substr(0, end);
        document.sha256 = sha256_hex(document.bytes);
        document.path = at == 0 ? input_.path : input_.path + '#' + std::to_string(at);
        document.offset = at;
        document.source_id = id_of(document.bytes);
        stream.skip(end);
        return document;
    }

private:
    /// Where the comments begin that announce the next document; npos when there is none.
    static std::size_t document_end(std::string_view text) {
        bool words = false;
        std::size_t comments = 0;
        bool in_comments = false;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t newline = std::min(text.find('\n', at), text.size());
            const std::string_view line = text.substr(at, newline - at);
            if (line.starts_with('#')) {
                if (!in_comments) comments = at;
                in_comments = true;
                if (words && is_newdoc(line)) return comments;
            } else {
                in_comments = false;
                if (!line.empty() && is_ascii_digit(line.front())) words = true;
            }
            at = newline + 1;
        }
        return npos;
    }

    static bool is_newdoc(std::string_view line) {
        return trim(line.substr(1)).starts_with("newdoc");
    }

    static std::string id_of(std::string_view text) {
        while (text.starts_with('#')) {
            const std::size_t newline = std::min(text.find('\n'), text.size());
            const std::string_view line = text.substr(0, newline);
            const std::size_t equals = line.find('=');
            if (is_newdoc(line) && equals != npos) {
                return to_valid_utf8(trim(line.substr(equals + 1)));
            }
            text.remove_prefix(std::min(newline + 1, text.size()));
        }
        return {};
    }

    bool told_ = false;
};

// ---- one report a file, and feeds --------------------------------------------------------------

class WholeFileReader : public TextReader {
public:
    WholeFileReader(OpenInput input, InputKind kind) : TextReader(std::move(input)), kind_(kind) {}

    std::optional<IntakeItem> next() override {
        if (!read_) read();
        if (items_.empty()) return std::nullopt;
        IntakeItem item = std::move(items_.front());
        items_.pop_front();
        return item;
    }

private:
    void read() {
        read_ = true;
        const std::string_view bytes = input_.stream.need(max_document + 1);
        if (bytes.size() > max_document) {
            items_.push_back(problem(ErrorKind::limit, "a file of more than 64 MiB", 0));
        } else if (input_.stream.damage()) {
            items_.push_back(damage());
        } else if (kind_ == InputKind::feed) {
            read_feed(bytes);
        } else {
            Document document;
            document.kind = kind_;
            document.bytes = bytes;
            document.sha256 = sha256_hex(document.bytes);
            document.path = input_.path;
            items_.emplace_back(std::move(document));
        }
    }

    void read_feed(std::string_view bytes) {
        std::vector<Problem> problems;
        auto entries = parse_feed(bytes, "", input_.path, "", problems);
        for (const Problem& found : problems) {
            items_.push_back(problem(found.kind, found.message, found.at));
        }
        if (!entries) {
            const Error& error = entries.error();
            items_.push_back(problem(error.kind, error.message, error.at));
            return;
        }
        for (Document& entry : *entries) items_.emplace_back(std::move(entry));
    }

    InputKind kind_;
    bool read_ = false;
    std::deque<IntakeItem> items_;
};

}  // namespace

std::unique_ptr<FileReader> make_json_lines_reader(OpenInput input, const IntakeOptions& options) {
    return std::make_unique<JsonLinesReader>(std::move(input), options);
}

std::unique_ptr<FileReader> make_conllu_reader(OpenInput input) {
    return std::make_unique<ConlluReader>(std::move(input));
}

std::unique_ptr<FileReader> make_whole_file_reader(OpenInput input, InputKind kind) {
    return std::make_unique<WholeFileReader>(std::move(input), kind);
}

}  // namespace concord
