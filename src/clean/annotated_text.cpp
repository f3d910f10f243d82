// Texts that come with annotations of their own. The words are taken, the annotations are not; the
// creation time of TimeML is what a reader of the report would know as well.

#include "clean/annotated_text.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "clean/draft.h"
#include "clean/kept_text.h"
#include "clean/page_cleaner.h"

namespace concord {
namespace {

// CoNLL-U.

/// The cell number `index` of a line whose cells are separated by tabs.
std::string_view cell(std::string_view line, std::size_t index) {
    for (; index > 0; --index) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos) return {};
        line.remove_prefix(tab + 1);
    }
    return line.substr(0, line.find('\t'));
}

/// What a comment line says of `key`: "# text = Snow fell." -> "Snow fell.".
std::optional<std::string_view> comment_value(std::string_view line, std::string_view key) {
    std::string_view rest = line.substr(1);
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    if (!rest.starts_with(key)) return std::nullopt;
    rest.remove_prefix(key.size());
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    if (!rest.starts_with('=')) return std::nullopt;
    rest.remove_prefix(1);
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    return rest;
}

class ConlluReader {
public:
    ConlluReader(std::string_view source, Article& article) : source_(source), article_(article) {}

    void run() {
        for (std::size_t at = 0; at < source_.size();) {
            const std::size_t end = std::min(source_.find('\n', at), source_.size());
            std::string_view line = source_.substr(at, end - at);
            if (line.ends_with('\r')) line.remove_suffix(1);
            at = end + 1;
            if (trim(line).empty()) {
                end_sentence();
            } else if (line.front() == '#') {
                read_comment(line);
            } else {
                read_token(line);
            }
        }
        end_sentence();
        end_paragraph();
        assemble(std::move(paragraphs_), article_);
        if (is_spelled_) place_words();
    }

private:
    [[nodiscard]] std::uint32_t offset(std::string_view part) const {
        return static_cast<std::uint32_t>(part.data() - source_.data());
    }

    void read_comment(std::string_view line) {
        const std::string_view rest = trim(line.substr(1));
        if (rest.starts_with("newpar") || rest.starts_with("newdoc")) {
            if (!rest.starts_with("newpar_")) end_paragraph();
        } else if (const auto text = comment_value(line, "text")) {
            text_ = *text;
        } else if (const auto title = comment_value(line, "meta::title")) {
            if (article_.title.empty()) article_.title = *title;
        } else if (const auto url = comment_value(line, "meta::sourceURL")) {
            if (article_.url.empty()) article_.url = *url;
        }
    }

    /// A word or a range of words ("1-2 don't"); words of a range and empty nodes are passed over.
    void read_token(std::string_view line) {
        const std::string_view id = cell(line, 0);
        if (id.find('.') != std::string_view::npos) return;
        const auto number = [](std::string_view digits) {
            std::uint32_t value = 0;
            for (const char c : digits) {
                if (is_ascii_digit(c) && value < 100000) {
                    value = value * 10 + static_cast<std::uint32_t>(c - '0');
                }
            }
            return value;
        };
        const std::size_t dash = id.find('-');
        if (dash == std::string_view::npos) forms_.push_back(cell(line, 1));
        if (dash != std::string_view::npos) {
            range_end_ = number(id.substr(dash + 1));
        } else if (number(id) <= range_end_) {
            return;
        }
        if (space_) sentence_.text += ' ';
        if (space_) sentence_.grows = false;
        const std::string_view form = cell(line, 1);
        append_verbatim(sentence_, form, offset(form));
        space_ = cell(line, 9).find("SpaceAfter=No") == std::string_view::npos;
    }

    void end_sentence() {
        if (!text_.empty()) {
            sentence_ = {};
            append_verbatim(sentence_, text_, offset(text_));
        }
        if (!sentence_.text.empty()) {
            if (!paragraph_.text.empty() && gap_) {
                paragraph_.text += ' ';
                paragraph_.grows = false;
            }
            const auto base = static_cast<std::uint32_t>(paragraph_.text.size());
            find_words(base);
            paragraph_.text += sentence_.text;
            for (OriginRun run : sentence_.runs) {
                run.text.begin += base;
                run.text.end += base;
                paragraph_.runs.push_back(run);
            }
            gap_ = space_;
        }
        sentence_ = {};
        text_ = {};
        forms_.clear();
        space_ = false;
        range_end_ = 0;
    }

    /// Finds the forms of the sentence in its text, one behind the other.
    void find_words(std::uint32_t base) {
        const std::string_view text = sentence_.text;
        std::vector<Span> words;
        std::size_t at = 0;
        for (const std::string_view form : forms_) {
            while (at < text.size() && is_space(code_point_at(text, at).value)) {
                at += code_point_at(text, at).size;
            }
            if (form.empty() || !text.substr(at).starts_with(form)) {
                is_spelled_ = false;
                return;
            }
            const auto begin = base + static_cast<std::uint32_t>(at);
            words.push_back({begin, begin + static_cast<std::uint32_t>(form.size())});
            at += form.size();
        }
        while (at < text.size() && is_space(code_point_at(text, at).value)) {
            at += code_point_at(text, at).size;
        }
        if (at != text.size()) is_spelled_ = false;  // text that no word covers
        if (!words.empty()) sentences_.push_back({paragraphs_.size(), std::move(words)});
    }

    /// A block for each paragraph has been made: moves the words to where theirs begins.
    void place_words() {
        for (GivenSentence& sentence : sentences_) {
            const std::uint32_t base = article_.blocks[sentence.paragraph].span.begin;
            for (Span& word : sentence.words) word = {word.begin + base, word.end + base};
            article_.words.push_back(std::move(sentence.words));
        }
    }

    void end_paragraph() {
        if (!paragraph_.text.empty()) paragraphs_.push_back(std::move(paragraph_));
        paragraph_ = {};
    }

    struct GivenSentence {
        std::size_t paragraph = 0;
        std::vector<Span> words;  ///< in the text of the paragraph
    };

    std::string_view source_;
    Article& article_;
    std::string_view text_;
    Draft sentence_;
    Draft paragraph_;
    std::vector<Draft> paragraphs_;
    std::vector<std::string_view> forms_;  ///< of the sentence at hand
    std::vector<GivenSentence> sentences_;
    bool is_spelled_ = true;  ///< the forms of all sentences so far spell their texts
    std::uint32_t range_end_ = 0;
    bool space_ = false;  ///< behind the last word of the sentence
    bool gap_ = false;    ///< behind the last sentence of the paragraph
};

// TimeML.

/// The bytes between the tags of the first element `name`; nothing when there is none.
std::optional<Span> element(std::string_view source, std::string_view name) {
    const std::string open = "<" + std::string(name);
    for (std::size_t at = source.find(open); at != std::string_view::npos;
         at = source.find(open, at + 1)) {
        const std::size_t after = at + open.size();
        if (after >= source.size() || (source[after] != '>' && !is_ascii_space(source[after]))) {
            continue;
        }
        const std::size_t begin = source.find('>', after);
        if (begin == std::string_view::npos) return std::nullopt;
        const std::size_t end = source.find("</" + std::string(name), begin);
        return Span{static_cast<std::uint32_t>(begin + 1),
                    static_cast<std::uint32_t>(std::min(end, source.size()))};
    }
    return std::nullopt;
}

struct XmlEntity {
    std::string_view written;
    std::string_view meant;
};

constexpr std::array xml_entities = std::to_array<XmlEntity>(
    {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}});

/// All characters of source[span] but tags and comments.
Draft without_tags(std::string_view source, Span span) {
    Draft draft;
    for (std::size_t at = span.begin; at < span.end;) {
        const std::string_view rest = source.substr(at, span.end - at);
        if (rest.front() == '<') {
            const bool comment = rest.starts_with("<!--");
            const std::size_t close = rest.find(comment ? "-->" : ">");
            if (close == std::string_view::npos) break;
            at += close + (comment ? 3 : 1);
            continue;
        }
        const auto begin = static_cast<std::uint32_t>(at);
        if (rest.front() == '&') {
            const auto* known = std::find_if(
                xml_entities.begin(), xml_entities.end(), [&](const XmlEntity& entity) {
                    return rest.starts_with(entity.written);
                });
            if (known != xml_entities.end()) {
                const auto size = static_cast<std::uint32_t>(known->written.size());
                append_unit(draft, known->meant, begin, begin + size);
                at += size;
                continue;
            }
        }
        const std::size_t stop = std::min(rest.find_first_of("<&", 1), rest.size());
        append_verbatim(draft, rest.substr(0, stop), begin);
        at += stop;
    }
    return draft;
}

/// The value of the creation time: of its TIMEX element, else its words.
std::string creation_time(std::string_view source) {
    std::optional<Span> place = element(source, "DCT");
    if (!place) place = element(source, "DATETIME");
    if (!place) place = element(source, "DATE_TIME");
    std::string_view where = source;
    if (place) {
        where = slice(source, *place);
    } else {
        const std::size_t mark = source.find("CREATION_TIME");
        if (mark == std::string_view::npos) return {};
        const std::size_t begin = source.rfind('<', mark);
        if (begin == std::string_view::npos) return {};
        where = source.substr(begin, source.find('>', mark) - begin);
    }
    for (const std::string_view name : {"value=\"", "val=\""}) {
        const std::size_t at = where.find(name);
        if (at == std::string_view::npos) continue;
        const std::size_t begin = at + name.size();
        return std::string(where.substr(begin, where.find('"', begin) - begin));
    }
    if (!place) return {};
    return std::string(trim(without_tags(source, *place).text));
}

}  // namespace

void read_conllu(std::string_view source, Article& article) {
    ConlluReader(source, article).run();
}

Result<void> read_timeml(std::string_view source, Article& article) {
    std::optional<Span> text = element(source, "TEXT");
    if (!text) text = element(source, "TimeML");
    if (!text) text = element(source, "DOC");
    if (!text) {
        return tl::unexpected(Error{ErrorKind::malformed, "no TEXT element in this TimeML", 0});
    }
    if (const auto title = element(source, "TITLE"); title && article.title.empty()) {
        article.title = trim(without_tags(source, *title).text);
    }
    if (const auto id = element(source, "DOCID"); id && article.source_id.empty()) {
        article.source_id = trim(slice(source, *id));
    }
    set_published(article, creation_time(source), DateSource::input);
    Draft draft = without_tags(source, *text);
    article.text = std::move(draft.text);
    article.origin_runs = std::move(draft.runs);
    article.blocks = paragraphs_of(article.text);
    return {};
}

}  // namespace concord
