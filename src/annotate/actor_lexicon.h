#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/place_table.h"
#include "base/token_words.h"
#include "base/word_table.h"
#include "concord/knowledge.h"

namespace concord {

enum class NationKind { country, capital, demonym, people, place, body };

/// What a name says of the country of who bears it, or of whom it qualifies.
struct Nation {
    std::string country;  ///< ISO 3166-1 alpha-3, or a code of PLOVER for bodies of no country
    std::string sector;   ///< of a body; may be empty
    NationKind kind = NationKind::country;
    std::string rival = {};  ///< another country that has a part of this name: "Georgia"
    bool shared = false;     ///< countries have bodies of this name: "the Senate"
    bool is_upper = false;   ///< an acronym
    bool is_lower = false;   ///< begins with a small letter: "al-Qaeda"
};

/// The sectors that a word can give, each empty when it cannot.
struct SectorWord {
    std::string head;      ///< of who is called so
    std::string weak;      ///< the same, unless it is told whose they are; "-" when nothing is sure
    std::string national;  ///< as `weak`, where a country is told
    std::string modifier;  ///< of a weak word behind it: "intelligence official"
    std::string over;      ///< whatever the word behind it says: "former minister"
    std::string name;      ///< of a name that it ends: "Inc."
    std::string relation;  ///< not empty: to whose it is, its bearer does not belong: "ally"
};

/// How a word beside a country ties to it what is called so.
namespace relation_mark {
enum Mark : std::uint64_t {
    begins = 1U << 0U,    ///< "ethnic Albanians", "pro-Russian": no membership
    ends = 1U << 1U,      ///< "Iran-backed": no membership
    seats = 1U << 2U,     ///< "London-based": where nothing better is told
    stands_in = 1U << 3U  ///< "a group based in Kantria"
};
}  // namespace relation_mark

/// Names of countries, places and bodies, and words for sectors.
class ActorLexicon {
public:
    /// places  of the same knowledge
    ActorLexicon(const Knowledge& knowledge, std::shared_ptr<const PlaceTable> places);

    template <class Entry>
    struct Match {
        std::size_t words = 0;  ///< 0: none
        const Entry* entry = nullptr;
    };
    /// The longest name that begins at `at`, as its capitals allow.
    [[nodiscard]] Match<Nation> nation(const TokenWords& words,
                                       std::size_t at,
                                       std::size_t last) const;
    /// The longest sector word that ends before `end`, in words [first, end).
    [[nodiscard]] Match<SectorWord> sector_before(const TokenWords& words,
                                                  std::size_t first,
                                                  std::size_t end) const;
    /// A noun for what is done or said: "attack", "offer".
    [[nodiscard]] bool is_deed(const TokenWord& word, std::string_view lemma) const;
    [[nodiscard]] bool relates(const TokenWord& word, relation_mark::Mark mark) const;
    /// Also those whose names are not enough to tell a country wherever they stand.
    [[nodiscard]] const PlaceTable& places() const { return *places_; }

private:
    void add_places(const Knowledge& knowledge);
    void add_nation(std::string_view name, const Nation& nation);
    void add_sector(std::string_view word, std::string_view kind, std::string_view sector);
    void index();

    static constexpr std::size_t longest_name = 9;    // words
    static constexpr std::size_t longest_sector = 4;  // words

    std::map<std::string, Nation, std::less<>> nations_;
    std::map<std::string, SectorWord, std::less<>> sectors_;
    std::vector<const Nation*> nation_list_;
    std::vector<const SectorWord*> sector_list_;
    WordTable nation_index_;   ///< 1 + index of names, words joined by spaces
    WordTable sector_index_;   ///< likewise
    WordTable nation_starts_;  ///< first words: as many bits as the longest name has words
    std::array<bool, 256> lower_starts_{};  ///< first bytes of names that begin small
    WordTable sector_ends_;                 ///< last words, likewise
    WordTable relations_;
    WordTable deeds_;
    std::shared_ptr<const PlaceTable> places_;
};

}  // namespace concord
