// An article record as one line of `concord/article/1`, in the order of docs/formats.md.
//
// Inside, spans are bytes and references are positions; a file has code points and ids: the
// entity 0 is "e1". What is not known (the empty string, no value) is null.

#include "base/article_json.h"

#include "base/text_offsets.h"
#include "concord/json.h"

namespace concord {
namespace {

/// Which fields are written; the others are null or empty.
enum class Fields { all, stored };

class ArticleWriter {
public:
    ArticleWriter(const ArticleRecord& record, Fields fields, std::string& out)
        : record_(record),
          is_whole_(fields == Fields::all),
          offsets_(record.article.text),
          json_(out) {}

    void write() {
        json_.begin_object();
        json_.member("schema", "concord/article/1").member("unit", "codepoint");
        write_article();
        json_.key("text");
        if (is_whole_) {
            write_text(json_, record_.article.text);
        } else {
            json_.null();
        }
        write_blocks();
        write_sentences();
        write_entities();
        write_times();
        write_quantities();
        write_statements();
        write_events();
        write_positions();
        write_agreements();
        write_problems();
        json_.end_object();
    }

private:
    void text(std::string_view name, std::string_view value) {
        json_.key(name);
        write_text_or_null(json_, value);
    }

    void texts(std::string_view name, const std::vector<std::string>& values) {
        json_.key(name).begin_array();
        for (const std::string& value : values) write_text(json_, value);
        json_.end_array();
    }

    void number(std::string_view name, std::optional<double> value) {
        json_.key(name);
        if (value) {
            write_number(json_, *value);
        } else {
            json_.null();
        }
    }

    /// The members of a span, inside an object that is open.
    void bounds(Span bytes) {
        const Span exported = offsets_.code_points(bytes);
        json_.member("begin", exported.begin).member("end", exported.end);
    }

    void write_span(Span bytes) {
        json_.begin_object();
        bounds(bytes);
        json_.end_object();
    }

    void span(std::string_view name, std::optional<Span> bytes) {
        json_.key(name);
        if (bytes) {
            write_span(*bytes);
        } else {
            json_.null();
        }
    }

    void reference(char letter, Index index) {
        json_.value(letter + std::to_string(std::uint64_t{index} + 1));
    }

    void reference(std::string_view name, char letter, std::optional<Index> index) {
        json_.key(name);
        if (index) {
            reference(letter, *index);
        } else {
            json_.null();
        }
    }

    void references(std::string_view name, char letter, const std::vector<Index>& indexes) {
        json_.key(name).begin_array();
        for (const Index index : indexes) reference(letter, index);
        json_.end_array();
    }

    /// Opens the object of a value and gives it its id.
    void begin_value(char letter, std::size_t index) {
        json_.begin_object().key("id");
        reference(letter, static_cast<Index>(index));
    }

    void write_article() {
        const Article& article = record_.article;
        json_.key("article").begin_object();
        text("id", article.id);
        text("source_id", article.source_id);
        text("path", is_whole_ ? article.path : std::string());
        texts("paths", is_whole_ ? article.paths : std::vector<std::string>());
        text("url", article.url);
        text("canonical", article.canonical);
        text("outlet", article.outlet);
        text("title", article.title);
        texts("byline", article.byline);
        text("credit", article.credit);
        text("dateline", article.dateline);
        text("published", article.published);
        const bool is_dated = article.published_from != DateSource::none;
        text("published_from", is_dated ? name_of(article.published_from) : std::string_view());
        text("modified", article.modified);
        json_.key("evidence").begin_object();
        text("published", article.evidence.published);
        text("title", article.evidence.title);
        text("byline", article.evidence.byline);
        json_.end_object();
        text("section", article.section);
        texts("tags", article.tags);
        text("language", article.language);
        json_.member("truncated", article.truncated);
        text("version_of", is_whole_ ? article.version_of : ArticleId());
        text("sha256", article.sha256);
        text("fetched", article.fetched);
        json_.key("origin_runs").begin_array();
        for (const OriginRun& run : article.origin_runs) {
            json_.begin_object();
            bounds(run.text);
            json_.member("source_begin", run.source_begin).member("source_end", run.source_end);
            json_.end_object();
        }
        json_.end_array().end_object();
    }

    void write_blocks() {
        json_.key("blocks").begin_array();
        for (const Block& block : record_.article.blocks) {
            json_.begin_object();
            bounds(block.span);
            json_.member("role", name_of(block.role));
            text("time", block.time);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_sentences() {
        json_.key("sentences").begin_array();
        for (const Sentence& sentence : record_.annotation.sentences) write_span(sentence.span);
        json_.end_array();
    }

    void write_entities() {
        json_.key("entities").begin_array();
        for (std::size_t i = 0; i < record_.annotation.entities.size(); ++i) {
            const Entity& entity = record_.annotation.entities[i];
            begin_value('e', i);
            json_.member("type", name_of(entity.type));
            json_.member("geopolitical", entity.geopolitical);
            text("name", entity.name);
            text("country", entity.country);
            text("sector", entity.sector);
            span("country_from", entity.country_from);
            json_.key("roles").begin_array();
            for (const Span role : entity.roles) write_role(role);
            json_.end_array();
            json_.key("mentions").begin_array();
            for (const Mention& mention : entity.mentions) {
                json_.begin_object();
                bounds(mention.span);
                json_.member("kind", name_of(mention.kind)).end_object();
            }
            json_.end_array().end_object();
        }
        json_.end_array();
    }

    void write_role(Span role) {
        const std::string_view whole = record_.article.text;
        const std::size_t begin = std::min<std::size_t>(role.begin, whole.size());
        json_.begin_object().key("text");
        write_text(json_, whole.substr(begin, role.end < begin ? 0 : role.end - begin));
        bounds(role);
        json_.end_object();
    }

    void write_times() {
        json_.key("times").begin_array();
        for (std::size_t i = 0; i < record_.annotation.times.size(); ++i) {
            const TimeValue& time = record_.annotation.times[i];
            begin_value('t', i);
            bounds(time.span);
            json_.member("type", name_of(time.type)).key("value");
            write_text(json_, time.value);
            text("mod", time.mod);
            text("begin_point", time.begin_point);
            text("end_point", time.end_point);
            span("begin_span", time.begin_span);
            span("end_span", time.end_span);
            text("anchor", time.anchor);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_quantities() {
        json_.key("quantities").begin_array();
        for (std::size_t i = 0; i < record_.findings.quantities.size(); ++i) {
            const Quantity& quantity = record_.findings.quantities[i];
            begin_value('q', i);
            bounds(quantity.span);
            number("low", quantity.low);
            number("high", quantity.high);
            json_.member("approx", quantity.approx).member("exclusive", quantity.exclusive);
            text("unit", quantity.unit);
            span("of", quantity.of);
            text("role", quantity.role);
            reference("place", 'e', quantity.place);
            reference("time", 't', quantity.time);
            reference("part_of", 'q', quantity.part_of);
            text("sum", quantity.sum);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_statements() {
        json_.key("statements").begin_array();
        for (std::size_t i = 0; i < record_.findings.statements.size(); ++i) {
            const Statement& statement = record_.findings.statements[i];
            begin_value('s', i);
            json_.member("kind", name_of(statement.kind));
            write_speaker(statement.speaker);
            write_cue(statement.cue);
            json_.key("content").begin_array();
            for (const Content& content : statement.content) {
                json_.begin_object();
                bounds(content.span);
                json_.member("verbatim", content.verbatim).end_object();
            }
            json_.end_array();
            reference("addressee", 'e', statement.addressee);
            references("via", 'e', statement.via);
            span("channel", statement.channel);
            json_.member("polarity", name_of(statement.polarity));
            reference("denies", 's', statement.denies);
            reference("time", 't', statement.time);
            reference("inside", 's', statement.inside);
            number("confidence", statement.confidence);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_speaker(const std::optional<Speaker>& speaker) {
        json_.key("speaker");
        if (!speaker) {
            json_.null();
            return;
        }
        json_.begin_object();
        reference("entity", 'e', speaker->entity);
        bounds(speaker->span);
        json_.end_object();
    }

    void write_cue(const std::optional<Cue>& cue) {
        json_.key("cue");
        if (!cue) {
            json_.null();
            return;
        }
        json_.begin_object();
        bounds(cue->span);
        json_.key("lemma");
        write_text(json_, cue->lemma);
        json_.key("class");
        write_text(json_, cue->cue_class);
        json_.end_object();
    }

    void write_events() {
        json_.key("events").begin_array();
        for (std::size_t i = 0; i < record_.findings.events.size(); ++i) {
            const Event& event = record_.findings.events[i];
            begin_value('v', i);
            json_.key("type");
            write_text(json_, event.type);
            json_.key("coded");
            write_text(json_, event.coded);
            text("mode", event.mode);
            texts("contexts", event.contexts);
            span("trigger", event.trigger);
            references("actors", 'e', event.actors);
            references("recipients", 'e', event.recipients);
            reference("time", 't', event.time);
            json_.member("time_from", name_of(event.time_from));
            reference("place", 'e', event.place);
            json_.member("place_from", name_of(event.place_from));
            write_place(event);
            json_.key("status");
            write_text(json_, event.status);
            reference("according_to", 's', event.according_to);
            references("quantities", 'q', event.quantities);
            json_.key("ordinal");
            if (event.ordinal) {
                json_.value(*event.ordinal);
            } else {
                json_.null();
            }
            reference("folded_into", 'v', event.folded_into);
            number("confidence", event.confidence);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_place(const Event& event) {
        json_.key("geonames");
        if (event.geonames) {
            json_.value(*event.geonames);
        } else {
            json_.null();
        }
        number("latitude", event.latitude);
        number("longitude", event.longitude);
    }

    void write_positions() {
        json_.key("positions").begin_array();
        for (const Position& position : record_.findings.positions) {
            json_.begin_object();
            reference("actor", 'e', position.actor);
            json_.key("stance");
            write_text(json_, position.stance);
            span("issue", position.issue);
            reference("statement", 's', position.statement);
            reference("time", 't', position.time);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_agreements() {
        json_.key("agreements").begin_array();
        for (const Agreement& agreement : record_.findings.agreements) {
            json_.begin_object();
            span("name", agreement.name);
            references("parties", 'e', agreement.parties);
            reference("agreed_on", 't', agreement.agreed_on);
            json_.key("terms").begin_array();
            for (const Span term : agreement.terms) write_span(term);
            json_.end_array();
            json_.key("alleged_breaches").begin_array();
            for (const AllegedBreach& breach : agreement.alleged_breaches) {
                json_.begin_object();
                reference("by", 'e', breach.by);
                reference("alleged_by", 'e', breach.alleged_by);
                reference("quantity", 'q', breach.quantity);
                span("span", breach.span);
                json_.end_object();
            }
            json_.end_array().end_object();
        }
        json_.end_array();
    }

    void write_problems() {
        json_.key("problems").begin_array();
        for (const Problem& problem : record_.problems) {
            json_.begin_object();
            json_.member("stage", name_of(problem.stage)).member("kind", name_of(problem.kind));
            json_.key("message");
            write_text(json_, problem.message);
            json_.member("at", problem.at).end_object();
        }
        json_.end_array();
    }

    const ArticleRecord& record_;
    bool is_whole_;
    TextOffsets offsets_;
    JsonWriter json_;
};

}  // namespace

std::string to_json(const ArticleRecord& record) {
    std::string line;
    line.reserve(record.article.text.size() * 2 + 1024);
    ArticleWriter(record, Fields::all, line).write();
    return line;
}

std::string to_stored_json(const ArticleRecord& record) {
    std::string line;
    line.reserve(record.article.text.size() + 1024);
    ArticleWriter(record, Fields::stored, line).write();
    return line;
}

std::string to_json(const Problem& problem) {
    std::string line;
    JsonWriter json(line);
    json.begin_object().member("schema", "concord/problem/1").key("path");
    write_text_or_null(json, problem.path);
    json.member("stage", name_of(problem.stage)).member("kind", name_of(problem.kind));
    json.key("message");
    write_text(json, problem.message);
    json.member("at", problem.at).end_object();
    return line;
}

}  // namespace concord
