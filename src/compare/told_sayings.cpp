// What a statement is compared by. Who speaks is asked of all that the article calls the speaker:
// "he" may be "the rebels' spokesman" two paragraphs above.

#include "compare/told_sayings.h"

#include "base/utf8.h"

namespace concord {
namespace {

/// The chain that speaks; null for speakers of no chain.
const Entity* entity_of(const ArticleRecord& record, const Statement& statement) {
    const auto& entities = record.annotation.entities;
    const bool has_chain = statement.speaker && statement.speaker->entity &&
                           *statement.speaker->entity < entities.size();
    return has_chain ? &entities[*statement.speaker->entity] : nullptr;
}

/// The words of the article for the speaker: at the statement, elsewhere, and roles.
std::vector<std::string_view> speaker_phrases(std::string_view text,
                                              const Speaker& speaker,
                                              const Entity* entity) {
    constexpr std::size_t max_phrases = 8;
    std::vector<std::string_view> phrases = {slice(text, speaker.span)};
    if (!entity) return phrases;
    for (const Mention& mention : entity->mentions) {
        if (phrases.size() == max_phrases) break;
        if (mention.kind != MentionKind::pronoun) phrases.push_back(slice(text, mention.span));
    }
    for (const Span role : entity->roles) phrases.push_back(slice(text, role));
    return phrases;
}

Voice read_voice(const StoryView& view,
                 const StoryEntities& entries,
                 const WordLists& words,
                 Index article,
                 const Statement& statement) {
    Voice voice;
    if (!statement.speaker) return voice;
    const Entity* const entity = entity_of(view.record(article), statement);
    std::string_view name;
    if (entity) {
        name = entity->name;
        voice.entry = entries.find(article, *statement.speaker->entity);
        voice.country = entity->country;
        if (voice.country.empty() && voice.entry) {
            voice.country = entries.entries()[*voice.entry].country;
        }
        voice.is_person = entity->type == EntityType::person && !name.empty();
    }
    const auto phrases = speaker_phrases(view.text(article), *statement.speaker, entity);
    read_voice_words(phrases, name, words, voice);
    return voice;
}

}  // namespace

ToldSaying read_told_saying(const StoryView& view,
                            const StoryEntities& entries,
                            const WordLists& words,
                            Index article,
                            const Statement& statement) {
    std::vector<Span> content;
    std::vector<bool> verbatim;
    for (const Content& piece : statement.content) {
        content.push_back(piece.span);
        verbatim.push_back(piece.verbatim);
    }
    const std::string_view text = view.text(article);
    ToldSaying told;
    told.gist = read_gist(text, content, verbatim, words);
    const auto sentence = view.sentence_at(article, content.front().begin);
    told.sentence =
        sentence ? read_stems(text, view.sentences()[*sentence].span, words) : told.gist.stems;
    told.voice = read_voice(view, entries, words, article, statement);
    told.article = article;
    told.polarity = statement.polarity;
    if (statement.cue) told.cue_class = statement.cue->cue_class;
    told.is_direct = statement.kind == StatementKind::direct;
    told.day = view.report_day(article);
    return told;
}

}  // namespace concord
