#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_table.h"
#include "concord/annotation.h"
#include "concord/knowledge.h"

namespace concord {

/// Lists of words of knowledge/event_codes/classes.tsv that a word stands in.
using EventClasses = std::bitset<256>;

/// A part of a clause or noun phrase as frames name it.
enum class EventSlot : std::uint8_t {
    subject,      ///< who acts, in the active and in the passive
    object,       ///< who is acted on, likewise
    receiver,     ///< the indirect object
    infinitive,   ///< xcomp
    clause,       ///< ccomp
    particle,     ///< "down" of "shoot down"
    adverb,       ///< a bare adverb
    possessor,    ///< "Ukraine's"
    modifier,     ///< adjectives and nouns before a noun
    preposition,  ///< a phrase with the preposition that the slot names
    governor,     ///< the verb above a noun
    sentence,     ///< any word of the sentence
};

/// One step of a path such as "obj.of".
struct SlotStep {
    EventSlot slot = EventSlot::subject;
    std::string preposition;

    friend bool operator==(const SlotStep&, const SlotStep&) = default;
};
using SlotPath = std::vector<SlotStep>;

/// What a condition asks of the word in a slot.
struct SlotTest {
    enum class Kind : std::uint8_t {
        lemma,
        word_class,
        agent,  ///< anyone or anything that can act
        person,
        organization,
        place,
        country,
        group,
        demonym,
        plural,
        public_body,  ///< of a state, a party or an armed side, by its noun or its sector
    };
    Kind kind = Kind::lemma;
    std::string lemma;
    std::size_t word_class = 0;
};

struct FrameCondition {
    enum class Kind : std::uint8_t { slot, passive, active, past, pair, definite };
    Kind kind = Kind::slot;
    bool negated = false;
    std::vector<SlotPath> paths;  ///< any of them
    std::vector<SlotTest> tests;  ///< any of them; none: the slot must only be filled
};

/// Slots in order of preference.
using SlotChoice = std::vector<SlotPath>;

/// What a verb or noun means when all conditions hold; without a type it is no event.
struct EventFrame {
    std::vector<FrameCondition> conditions;
    std::string type;
    std::string mode;
    std::vector<SlotChoice> actors;  ///< several where all sides act
    SlotChoice recipients;
    bool by_speaker = false;  ///< where no slot gives an actor: whoever says it
    bool by_earlier = false;  ///< the sides are those of the last event of its type
};

enum class EventStatus : std::uint8_t {
    happened,
    ongoing,
    planned,
    possible,
    requested,
    negated,
    denied
};
[[nodiscard]] std::string_view name_of(EventStatus status);

/// What hangs from a word that tells the status of an act: a clause, an object, a phrase with
/// "for", a noun that it modifies.
enum class Governed : std::uint8_t { clause, object, sought, modified };

/// Slots as a cell of frames lists them, "nsubj obj.of|obj.by"; "-" is none.
[[nodiscard]] SlotChoice slots_of(std::string_view cell);

/// The frames and lists of knowledge/event_codes.
class EventLexicon {
public:
    explicit EventLexicon(const Knowledge& knowledge);

    /// Frames of a lemma, first things first; empty for most words. They live as long as the
    /// lexicon.
    [[nodiscard]] std::span<const EventFrame* const> frames(std::string_view lemma,
                                                            Upos upos) const;
    /// The lemma of a verb whose form is known, where the tagger's is not; else the tagger's.
    ///
    /// form  in lower case
    [[nodiscard]] std::string_view verb_lemma(std::string_view lemma, std::string_view form) const;
    /// The classes of a lemma; none for most.
    [[nodiscard]] const EventClasses& classes_of(std::string_view lemma) const;
    /// Index of a class that the file must have.
    [[nodiscard]] std::size_t class_named(std::string_view name) const;

    /// Conditions as a cell of frames lists them; "-" is none. The classes in it must be known.
    [[nodiscard]] std::vector<FrameCondition> conditions_of(std::string_view cell) const;

    /// What the word says of an act that it governs so; nothing when it says nothing.
    [[nodiscard]] const EventStatus* status_of(std::string_view lemma,
                                               Upos upos,
                                               Governed governed) const;
    /// Of "third" and "3rd"; nothing for other words.
    [[nodiscard]] std::optional<int> ordinal(std::string_view word) const;
    /// The country that a word names, its capital, an adjective or a noun for its people, as ISO
    /// 3166-1 alpha-3.
    [[nodiscard]] std::string_view country_of(std::string_view word) const;
    /// True of the name of a country, not of its capital or people.
    [[nodiscard]] bool is_country(std::string_view name) const;
    /// True of an adjective of a country and of a noun for its people.
    [[nodiscard]] bool is_demonym(std::string_view word) const;

private:
    using FrameList = std::vector<const EventFrame*>;

    void load_classes(const Knowledge& knowledge);
    void load_frames(const Knowledge& knowledge);
    void load_forms(const Knowledge& knowledge);
    void load_status(const Knowledge& knowledge);
    void load_countries(const Knowledge& knowledge);
    void load_ordinals(const Knowledge& knowledge);
    [[nodiscard]] std::size_t class_index(std::string_view name);
    [[nodiscard]] EventFrame frame_of(const std::vector<std::string>& row) const;
    [[nodiscard]] FrameCondition condition_of(std::string_view cell) const;
    [[nodiscard]] std::vector<SlotTest> tests_of(std::string_view cell) const;

    std::vector<std::string> class_names_;
    WordTable class_set_of_;  ///< lemma -> 1 + index into class_sets_
    std::vector<EventClasses> class_sets_;
    EventClasses no_classes_;
    std::vector<EventFrame> frames_;
    WordTable verb_frames_of_;  ///< lemma -> 1 + index into frame_lists_
    WordTable noun_frames_of_;
    WordTable adjective_frames_of_;
    WordTable verb_forms_;  ///< form -> 1 + index into form_lemmas_
    std::vector<std::string> form_lemmas_;
    std::vector<FrameList> frame_lists_;
    WordTable statuses_of_;  ///< lemma, part of speech and what is governed -> 1 + status
    WordTable country_of_;   ///< folded -> 1 + index into countries_
    WordTable countries_named_;
    WordTable ordinals_;  ///< word -> value
    WordTable demonyms_;
    std::vector<std::string> countries_;
};

}  // namespace concord
