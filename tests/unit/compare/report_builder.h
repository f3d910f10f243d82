#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compare/disagreements.h"
#include "compare/statements.h"
#include "concord/models.h"
#include "record_builder.h"

namespace concord {

/// A record with figures, places, denials, events and agreements.
class Report : public RecordBuilder {
public:
    using RecordBuilder::RecordBuilder;

    Report& says(const std::vector<std::string>& sentences) {
        paragraph(sentences);
        return *this;
    }
    Report& place(const std::string& name) { return entity(EntityType::place, name); }
    Report& someone(const std::string& name) { return entity(EntityType::person, name); }
    Report& date(const std::string& words, const std::string& value) {
        time(words, value);
        return *this;
    }

    /// The next figure of these words; its number is `low`, or the other way round "at least".
    Report& figure(const std::string& words, double low, const std::string& of, std::string role) {
        Quantity quantity;
        quantity.span = find(words, from_);
        from_ = quantity.span.end;
        quantity.low = low;
        quantity.high = low;
        if (words.starts_with("at least") || words.starts_with("At least")) quantity.high.reset();
        quantity.of = find(of, from_);
        quantity.role = std::move(role);
        record.findings.quantities.push_back(quantity);
        return *this;
    }
    Report& killed(const std::string& words, double low) {
        return figure(words, low, "people", "killed");
    }

    /// A figure in a unit: an age "a", a length, a sum.
    Report& measure(const std::string& words,
                    double low,
                    const std::string& unit,
                    std::string role) {
        figure(words, low, words, std::move(role));
        record.findings.quantities.back().unit = unit;
        record.findings.quantities.back().of.reset();
        return *this;
    }

    /// What an entity did at a time, both by their words.
    Report& event(const std::string& trigger, Index recipient, Index time) {
        Event event;
        event.trigger = find(trigger);
        event.recipients = {recipient};
        event.time = time;
        event.time_from = Provenance::read;
        event.status = "happened";
        record.findings.events.push_back(event);
        return *this;
    }

    Report& statement(const std::string& words, Index speaker, Polarity polarity) {
        Statement statement;
        statement.content = {{find(words), false}};
        statement.speaker =
            Speaker{speaker, record.annotation.entities[speaker].mentions.front().span};
        statement.polarity = polarity;
        record.findings.statements.push_back(statement);
        return *this;
    }

    Report& agreed(const std::string& name, const std::string& words, const std::string& value) {
        time(words, value);
        Agreement agreement;
        agreement.name = find(name);
        agreement.parties = {0};
        agreement.agreed_on = static_cast<Index>(record.annotation.times.size() - 1);
        record.findings.agreements.push_back(agreement);
        return *this;
    }

private:
    Report& entity(EntityType type, const std::string& name) {
        Entity entity;
        entity.type = type;
        entity.name = name;
        for (std::size_t at = record.article.text.find(name); at != std::string::npos;
             at = record.article.text.find(name, at + 1)) {
            entity.mentions.push_back({find(name, at), MentionKind::name});
        }
        record.annotation.entities.push_back(entity);
        return *this;
    }

    std::size_t from_ = 0;
};

inline std::vector<Disagreement> disagreements_of(
    const std::vector<ArticleRecord>& records,
    const std::vector<std::vector<ArticleId>>& copies = {}) {
    const auto knowledge = Knowledge::load();
    const Story story = make_story(records, copies);
    const StoryView view(story, records);
    const KnownNames known(*knowledge);
    const FigureLexicon figures(*knowledge);
    const WordRates rates(*knowledge);
    const StoryEntities entities(view, known);
    const WordLists lists(knowledge->table("comparing/disagreements"));
    const SayingTools sayings{WordLists(knowledge->table("comparing/sayings")),
                              *SayingPairScorer::load(Models::load().statement_pairs())};
    return find_disagreements(
        view, entities, {known, lists, figures, rates}, fold_statements(view, entities, sayings));
}

inline std::vector<std::string> values_of(const Disagreement& row) {
    std::vector<std::string> values;
    for (const DisagreementSide& side : row.sides) values.push_back(side.value);
    return values;
}

}  // namespace concord
