// A line of `concord/article/1` back to the record. What the later rooms rely on is checked here,
// because lines may come from elsewhere: every span lies in the text, every reference has its
// target, blocks and sentences are in order.

#include <algorithm>
#include <charconv>
#include <limits>
#include <memory>
#include <tuple>

#include "base/article_json.h"
#include "base/json_reader.h"
#include "base/utf8.h"
#include "concord/json.h"

namespace concord {
namespace {

using Object = JsonReader::Object;

constexpr std::int64_t max_offset = std::numeric_limits<std::uint32_t>::max();

/// An id may stand in a path of the site and before the '/' of a citation.
bool is_article_id(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
        return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '_';
    });
}

Problem read_problem(JsonReader& json, Object object) {
    Problem problem;
    problem.path = json.text(object, "path");
    problem.stage = json.choice(object, "stage", Stage::store);
    problem.kind = json.choice(object, "kind", ErrorKind::usage);
    problem.message = json.text(object, "message");
    problem.at = static_cast<std::uint64_t>(
        json.integer(object, "at", 0, std::numeric_limits<std::int64_t>::max()).value_or(0));
    return problem;
}

class ArticleParser {
public:
    explicit ArticleParser(std::string_view line) : json_(line) {}

    Result<ArticleRecord> parse() {
        if (!json_.has_failed()) record_.article.text = json_.text(json_.root(), "text");
        return parse_with_text();
    }

    Result<ArticleRecord> parse(std::string text) {
        record_.article.text = std::move(text);
        return parse_with_text();
    }

private:
    Result<ArticleRecord> parse_with_text() {
        const Object root = json_.root();
        if (json_.has_failed()) return tl::unexpected(*json_.error());
        check(json_.text(root, "schema") == "concord/article/1",
              "schema",
              "is not \"concord/article/1\"");
        check(json_.text(root, "unit") == "codepoint", "unit", "is not \"codepoint\"");
        check(record_.article.text.size() < max_offset, "text", "is too long");
        if (json_.has_failed()) return tl::unexpected(*json_.error());
        index_ = std::make_unique<CodePointIndex>(record_.article.text);
        const auto article = json_.object(root, "article");
        check(article.has_value(), "article", "is missing");
        if (article) read_article(*article);
        read_blocks(root);
        read_annotation(root);
        read_findings(root);
        json_.each(root, "problems", [&](Object object) {
            record_.problems.push_back(read_problem(json_, object));
        });
        if (json_.has_failed()) return tl::unexpected(*json_.error());
        return std::move(record_);
    }

    void check(bool is_good, std::string_view name, std::string_view what) {
        if (!is_good) json_.fail(name, what);
    }

    /// `begin` and `end` of an object.
    Span bounds(Object object) {
        const auto begin = json_.integer(object, "begin", 0, max_offset);
        const auto end = json_.integer(object, "end", 0, max_offset);
        if (!begin || !end || *begin > *end || *end > index_->size()) {
            json_.fail("has no span in the text");
            return {};
        }
        return {index_->byte(static_cast<std::uint32_t>(*begin)),
                index_->byte(static_cast<std::uint32_t>(*end))};
    }

    std::optional<Span> span(Object object, std::string_view name) {
        const auto value = json_.object(object, name);
        if (!value) return std::nullopt;
        const JsonReader::Step step(json_, name);
        return bounds(*value);
    }

    Span needed_span(Object object, std::string_view name) {
        const auto found = span(object, name);
        check(found.has_value(), name, "is missing");
        return found.value_or(Span{});
    }

    /// "e12" of a list of `count` values is 11.
    std::optional<Index> index_of(std::string_view id,
                                  char letter,
                                  std::size_t count,
                                  std::string_view name) {
        Index number = 0;
        const char* const end = id.data() + id.size();
        const bool is_id = id.size() > 1 && id[0] == letter && id[1] != '0';
        if (is_id) {
            const auto parsed = std::from_chars(id.data() + 1, end, number);
            if (parsed.ec == std::errc() && parsed.ptr == end && number <= count) return number - 1;
        }
        json_.fail(name, "names \"" + std::string(id) + "\", which is not in the record");
        return std::nullopt;
    }

    std::optional<Index> reference(Object object,
                                   std::string_view name,
                                   char letter,
                                   std::size_t count) {
        const std::string id = json_.text(object, name);
        if (id.empty()) return std::nullopt;
        return index_of(id, letter, count, name);
    }

    std::optional<Index> entity(Object object, std::string_view name) {
        return reference(object, name, 'e', record_.annotation.entities.size());
    }
    std::optional<Index> time(Object object, std::string_view name) {
        return reference(object, name, 't', record_.annotation.times.size());
    }
    std::optional<Index> statement(Object object, std::string_view name) {
        return reference(object, name, 's', statements_);
    }
    std::optional<Index> quantity(Object object, std::string_view name) {
        return reference(object, name, 'q', quantities_);
    }

    std::vector<Index> references(Object object,
                                  std::string_view name,
                                  char letter,
                                  std::size_t count) {
        std::vector<Index> found;
        for (const std::string& id : json_.texts(object, name)) {
            if (const auto index = index_of(id, letter, count, name)) found.push_back(*index);
        }
        return found;
    }
    std::vector<Index> entities(Object object, std::string_view name) {
        return references(object, name, 'e', record_.annotation.entities.size());
    }

    /// Values are written with their position as id; any other order would break references.
    void check_id(Object object, char letter, std::size_t position) {
        check(json_.text(object, "id") == letter + std::to_string(position + 1),
              "id",
              "is not its position in the list");
    }

    void check_order(Span before, Span span, bool may_overlap) {
        const bool is_ordered = may_overlap ? before.begin <= span.begin : before.end <= span.begin;
        if (!is_ordered) json_.fail("is out of order");
    }

    void read_article(Object object) {
        const JsonReader::Step step(json_, "article");
        Article& article = record_.article;
        article.id = json_.text(object, "id");
        check(is_article_id(article.id), "id", "is not letters and digits");
        article.source_id = json_.text(object, "source_id");
        article.path = json_.text(object, "path");
        article.paths = json_.texts(object, "paths");
        article.url = json_.text(object, "url");
        article.canonical = json_.text(object, "canonical");
        article.outlet = json_.text(object, "outlet");
        article.title = json_.text(object, "title");
        article.byline = json_.texts(object, "byline");
        article.credit = json_.text(object, "credit");
        article.dateline = json_.text(object, "dateline");
        article.published = json_.text(object, "published");
        if (!json_.text(object, "published_from").empty()) {
            article.published_from = json_.choice(object, "published_from", DateSource::flag);
        }
        article.modified = json_.text(object, "modified");
        if (const auto evidence = json_.object(object, "evidence")) {
            article.evidence.published = json_.text(*evidence, "published");
            article.evidence.title = json_.text(*evidence, "title");
            article.evidence.byline = json_.text(*evidence, "byline");
        }
        article.section = json_.text(object, "section");
        article.tags = json_.texts(object, "tags");
        article.language = json_.text(object, "language");
        article.truncated = json_.truth(object, "truncated");
        article.version_of = json_.text(object, "version_of");
        article.sha256 = json_.text(object, "sha256");
        article.fetched = json_.text(object, "fetched");
        read_origin_runs(object);
    }

    void read_origin_runs(Object object) {
        auto& runs = record_.article.origin_runs;
        json_.each(object, "origin_runs", [&](Object value) {
            OriginRun run;
            run.text = bounds(value);
            const auto begin = json_.integer(value, "source_begin", 0, max_offset);
            const auto end = json_.integer(value, "source_end", 0, max_offset);
            if (!begin || !end || *begin > *end) json_.fail("has no span in the source");
            run.source_begin = static_cast<std::uint32_t>(begin.value_or(0));
            run.source_end = static_cast<std::uint32_t>(end.value_or(0));
            if (!runs.empty()) check_order(runs.back().text, run.text, false);
            runs.push_back(run);
        });
    }

    void read_blocks(Object root) {
        auto& blocks = record_.article.blocks;
        json_.each(root, "blocks", [&](Object object) {
            Block block;
            block.span = bounds(object);
            block.role = json_.choice(object, "role", BlockRole::post);
            block.time = json_.text(object, "time");
            if (!blocks.empty()) check_order(blocks.back().span, block.span, false);
            blocks.push_back(std::move(block));
        });
    }

    void read_annotation(Object root) {
        auto& sentences = record_.annotation.sentences;
        json_.each(root, "sentences", [&](Object object) {
            const Span span = bounds(object);
            if (!sentences.empty()) check_order(sentences.back().span, span, false);
            sentences.push_back({span, 0, 0});
        });
        json_.each(root, "entities", [&](Object object) { read_entity(object); });
        json_.each(root, "times", [&](Object object) { read_time(object); });
        json_.each(root, "times", [&](Object object) {
            const std::string anchor = json_.text(object, "anchor");
            if (!anchor.empty() && anchor != "published") std::ignore = time(object, "anchor");
        });
    }

    void read_entity(Object object) {
        Entity entity;
        check_id(object, 'e', record_.annotation.entities.size());
        entity.type = json_.choice(object, "type", EntityType::other);
        entity.geopolitical = json_.truth(object, "geopolitical");
        entity.name = json_.text(object, "name");
        entity.country = json_.text(object, "country");
        entity.sector = json_.text(object, "sector");
        entity.country_from = span(object, "country_from");
        json_.each(object, "roles", [&](Object role) { entity.roles.push_back(bounds(role)); });
        json_.each(object, "mentions", [&](Object value) {
            const Span words = bounds(value);
            entity.mentions.push_back({words, json_.choice(value, "kind", MentionKind::pronoun)});
        });
        check(!entity.mentions.empty(), "mentions", "is empty");
        record_.annotation.entities.push_back(std::move(entity));
    }

    void read_time(Object object) {
        auto& times = record_.annotation.times;
        TimeValue time;
        check_id(object, 't', times.size());
        time.span = bounds(object);
        if (!times.empty()) check_order(times.back().span, time.span, true);
        time.type = json_.choice(object, "type", TimeType::set);
        time.value = json_.text(object, "value");
        time.mod = json_.text(object, "mod");
        time.begin_point = json_.text(object, "begin_point");
        time.end_point = json_.text(object, "end_point");
        time.begin_span = span(object, "begin_span");
        time.end_span = span(object, "end_span");
        time.anchor = json_.text(object, "anchor");
        times.push_back(std::move(time));
    }

    void read_findings(Object root) {
        // Statements and quantities may name one that comes later.
        json_.each(root, "quantities", [&](Object) { ++quantities_; });
        json_.each(root, "statements", [&](Object) { ++statements_; });
        json_.each(root, "events", [&](Object) { ++events_; });
        json_.each(root, "quantities", [&](Object object) { read_quantity(object); });
        json_.each(root, "statements", [&](Object object) { read_statement(object); });
        json_.each(root, "events", [&](Object object) { read_event(object); });
        json_.each(root, "positions", [&](Object object) { read_position(object); });
        json_.each(root, "agreements", [&](Object object) { read_agreement(object); });
    }

    void read_quantity(Object object) {
        Quantity value;
        check_id(object, 'q', record_.findings.quantities.size());
        value.span = bounds(object);
        value.low = json_.number(object, "low");
        value.high = json_.number(object, "high");
        value.approx = json_.truth(object, "approx");
        value.exclusive = json_.truth(object, "exclusive");
        value.unit = json_.text(object, "unit");
        value.of = span(object, "of");
        value.role = json_.text(object, "role");
        value.place = entity(object, "place");
        value.time = time(object, "time");
        value.part_of = quantity(object, "part_of");
        value.sum = json_.text(object, "sum");
        record_.findings.quantities.push_back(std::move(value));
    }

    void read_statement(Object object) {
        Statement value;
        check_id(object, 's', record_.findings.statements.size());
        value.kind = json_.choice(object, "kind", StatementKind::mixed);
        if (const auto speaker = json_.object(object, "speaker")) {
            const JsonReader::Step step(json_, "speaker");
            value.speaker = Speaker{entity(*speaker, "entity"), bounds(*speaker)};
        }
        if (const auto cue = json_.object(object, "cue")) {
            const JsonReader::Step step(json_, "cue");
            value.cue = Cue{bounds(*cue), json_.text(*cue, "lemma"), json_.text(*cue, "class")};
        }
        json_.each(object, "content", [&](Object content) {
            const Span words = bounds(content);
            if (!value.content.empty()) check_order(value.content.back().span, words, true);
            value.content.push_back({words, json_.truth(content, "verbatim")});
        });
        check(!value.content.empty(), "content", "is empty");
        value.addressee = entity(object, "addressee");
        value.via = entities(object, "via");
        value.channel = span(object, "channel");
        value.polarity = json_.choice(object, "polarity", Polarity::retracts);
        value.denies = statement(object, "denies");
        value.time = time(object, "time");
        value.inside = statement(object, "inside");
        value.confidence = json_.number(object, "confidence");
        record_.findings.statements.push_back(std::move(value));
    }

    void read_event(Object object) {
        Event event;
        check_id(object, 'v', record_.findings.events.size());
        event.type = json_.text(object, "type");
        event.coded = json_.text(object, "coded");
        event.mode = json_.text(object, "mode");
        event.contexts = json_.texts(object, "contexts");
        event.trigger = needed_span(object, "trigger");
        event.actors = entities(object, "actors");
        event.recipients = entities(object, "recipients");
        event.time = time(object, "time");
        event.time_from = json_.choice(object, "time_from", Provenance::assumed);
        event.place = entity(object, "place");
        event.place_from = json_.choice(object, "place_from", Provenance::assumed);
        event.geonames = json_.integer(object,
                                       "geonames",
                                       std::numeric_limits<std::int64_t>::min(),
                                       std::numeric_limits<std::int64_t>::max());
        event.latitude = json_.number(object, "latitude");
        event.longitude = json_.number(object, "longitude");
        event.status = json_.text(object, "status");
        event.according_to = statement(object, "according_to");
        event.quantities = references(object, "quantities", 'q', quantities_);
        const auto ordinal = json_.integer(
            object, "ordinal", std::numeric_limits<int>::min(), std::numeric_limits<int>::max());
        if (ordinal) event.ordinal = static_cast<int>(*ordinal);
        event.folded_into = reference(object, "folded_into", 'v', events_);
        event.confidence = json_.number(object, "confidence");
        record_.findings.events.push_back(std::move(event));
    }

    void read_position(Object object) {
        Position position;
        const auto actor = entity(object, "actor");
        check(actor.has_value(), "actor", "is missing");
        position.actor = actor.value_or(0);
        position.stance = json_.text(object, "stance");
        position.issue = needed_span(object, "issue");
        position.statement = statement(object, "statement");
        position.time = time(object, "time");
        record_.findings.positions.push_back(std::move(position));
    }

    void read_agreement(Object object) {
        Agreement agreement;
        agreement.name = needed_span(object, "name");
        agreement.parties = entities(object, "parties");
        agreement.agreed_on = time(object, "agreed_on");
        json_.each(object, "terms", [&](Object term) { agreement.terms.push_back(bounds(term)); });
        json_.each(object, "alleged_breaches", [&](Object value) {
            AllegedBreach breach;
            breach.by = entity(value, "by");
            breach.alleged_by = entity(value, "alleged_by");
            breach.quantity = quantity(value, "quantity");
            breach.span = needed_span(value, "span");
            agreement.alleged_breaches.push_back(breach);
        });
        record_.findings.agreements.push_back(std::move(agreement));
    }

    JsonReader json_;
    ArticleRecord record_;
    std::unique_ptr<CodePointIndex> index_;
    std::size_t quantities_ = 0;
    std::size_t statements_ = 0;
    std::size_t events_ = 0;
};

}  // namespace

Result<ArticleRecord> article_record_from_json(std::string_view line) {
    return ArticleParser(line).parse();
}

Result<ArticleRecord> article_record_from_stored_json(std::string_view line, std::string text) {
    return ArticleParser(line).parse(std::move(text));
}

Result<Problem> problem_from_json(std::string_view line) {
    static constexpr std::string_view schema = "concord/problem/1";
    // Most lines are articles: do not take those apart for nothing.
    if (line.find(schema) == std::string_view::npos) {
        return tl::unexpected(Error{ErrorKind::malformed, "the line is no problem", 0});
    }
    JsonReader json(line);
    if (json.has_failed()) return tl::unexpected(*json.error());
    if (json.text(json.root(), "schema") != schema) {
        json.fail("schema", "is not \"concord/problem/1\"");
    }
    Problem problem = read_problem(json, json.root());
    if (json.has_failed()) return tl::unexpected(*json.error());
    return problem;
}

}  // namespace concord
