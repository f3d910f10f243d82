// How the enumerations of the public headers are spelled in files, tables and messages.

#include <algorithm>
#include <array>

#include "concord/annotation.h"
#include "concord/article.h"
#include "concord/document.h"
#include "concord/findings.h"
#include "concord/result.h"
#include "concord/story.h"
#include "concord/story_record.h"

namespace concord {
namespace {

template <class Enum, std::size_t N>
std::string_view nth(const std::array<std::string_view, N>& names, Enum value) {
    return names.at(static_cast<std::size_t>(value));
}

constexpr std::array<std::string_view, 9> input_kinds = {
    "html", "warc", "wacz", "feed", "jsonl", "text", "conllu", "timeml", "record"};
constexpr std::array<std::string_view, 17> upos_names = {"ADJ",
                                                         "ADP",
                                                         "ADV",
                                                         "AUX",
                                                         "CCONJ",
                                                         "DET",
                                                         "INTJ",
                                                         "NOUN",
                                                         "NUM",
                                                         "PART",
                                                         "PRON",
                                                         "PROPN",
                                                         "PUNCT",
                                                         "SCONJ",
                                                         "SYM",
                                                         "VERB",
                                                         "X"};
constexpr std::array<std::string_view, 49> xpos_names = {
    "$",   "''",  ",",    "-LRB-", "-RRB-", ".",   ":",   "ADD", "AFX", "CC",  "CD", "DT",  "EX",
    "FW",  "GW",  "HYPH", "IN",    "JJ",    "JJR", "JJS", "LS",  "MD",  "NFP", "NN", "NNP", "NNPS",
    "NNS", "PDT", "POS",  "PRP",   "PRP$",  "RB",  "RBR", "RBS", "RP",  "SYM", "TO", "UH",  "VB",
    "VBD", "VBG", "VBN",  "VBP",   "VBZ",   "WDT", "WP",  "WP$", "WRB", "``"};
constexpr std::array<std::string_view, 51> relation_names = {
    "acl",         "acl:relcl",    "advcl",        "advcl:relcl", "advmod",     "amod",
    "appos",       "aux",          "aux:pass",     "case",        "cc",         "cc:preconj",
    "ccomp",       "compound",     "compound:prt", "conj",        "cop",        "csubj",
    "csubj:outer", "csubj:pass",   "dep",          "det",         "det:predet", "discourse",
    "dislocated",  "expl",         "fixed",        "flat",        "goeswith",   "iobj",
    "list",        "mark",         "nmod",         "nmod:desc",   "nmod:poss",  "nmod:unmarked",
    "nsubj",       "nsubj:outer",  "nsubj:pass",   "nummod",      "obj",        "obl",
    "obl:agent",   "obl:unmarked", "orphan",       "parataxis",   "punct",      "reparandum",
    "root",        "vocative",     "xcomp"};

template <class Enum, std::size_t N>
std::optional<Enum> value_of(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view name_of(ErrorKind kind) {
    static constexpr std::array<std::string_view, 11> names = {"unsupported",
                                                               "unsupported_language",
                                                               "malformed",
                                                               "truncated",
                                                               "bad_digest",
                                                               "limit",
                                                               "empty",
                                                               "not_found",
                                                               "io",
                                                               "conflict",
                                                               "usage"};
    return nth(names, kind);
}

std::string_view name_of(Stage stage) {
    static constexpr std::array<std::string_view, 7> names = {
        "intake", "clean", "annotate", "extract", "gather", "compare", "store"};
    return nth(names, stage);
}

std::string_view name_of(InputKind kind) {
    return nth(input_kinds, kind);
}

std::optional<InputKind> input_kind_from(std::string_view name) {
    return value_of<InputKind>(input_kinds, name);
}

std::string_view name_of(BlockRole role) {
    static constexpr std::array<std::string_view, 9> names = {
        "title", "paragraph", "heading", "list", "quote", "caption", "aside", "correction", "post"};
    return nth(names, role);
}

std::string_view name_of(DateSource source) {
    static constexpr std::array<std::string_view, 10> names = {
        "none", "jsonld", "meta", "time", "url", "header", "input", "dateline", "text", "flag"};
    return nth(names, source);
}

std::string_view name_of(Upos upos) {
    return nth(upos_names, upos);
}
std::optional<Upos> upos_from(std::string_view name) {
    return value_of<Upos>(upos_names, name);
}

std::string_view name_of(Xpos xpos) {
    return nth(xpos_names, xpos);
}
std::optional<Xpos> xpos_from(std::string_view name) {
    return value_of<Xpos>(xpos_names, name);
}

std::string_view name_of(Relation relation) {
    return nth(relation_names, relation);
}
std::optional<Relation> relation_from(std::string_view name) {
    return value_of<Relation>(relation_names, name);
}

std::string_view name_of(EntityType type) {
    static constexpr std::array<std::string_view, 5> names = {
        "person", "organization", "place", "group", "other"};
    return nth(names, type);
}

std::string_view name_of(MentionKind kind) {
    static constexpr std::array<std::string_view, 3> names = {"name", "nominal", "pronoun"};
    return nth(names, kind);
}

std::string_view name_of(AttributionRole role) {
    static constexpr std::array<std::string_view, 3> names = {"source", "cue", "content"};
    return nth(names, role);
}

std::string_view name_of(TimeType type) {
    static constexpr std::array<std::string_view, 4> names = {"DATE", "TIME", "DURATION", "SET"};
    return nth(names, type);
}

std::string_view name_of(Provenance provenance) {
    static constexpr std::array<std::string_view, 3> names = {"read", "inferred", "assumed"};
    return nth(names, provenance);
}

std::string_view name_of(StatementKind kind) {
    static constexpr std::array<std::string_view, 3> names = {"direct", "indirect", "mixed"};
    return nth(names, kind);
}

std::string_view name_of(Polarity polarity) {
    static constexpr std::array<std::string_view, 6> names = {
        "asserts", "denies", "declines", "asks", "neither", "retracts"};
    return nth(names, polarity);
}

std::string_view name_of(OriginKind kind) {
    static constexpr std::array<std::string_view, 3> names = {"independent", "copy", "wire"};
    return nth(names, kind);
}

std::string_view name_of(Difference difference) {
    static constexpr std::array<std::string_view, 5> names = {
        "same", "trimmed", "edited", "translated", "paraphrase"};
    return nth(names, difference);
}

}  // namespace concord
