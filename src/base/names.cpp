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
    const auto* const found = std::find(input_kinds.begin(), input_kinds.end(), name);
    if (found == input_kinds.end()) return std::nullopt;
    return static_cast<InputKind>(found - input_kinds.begin());
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

std::string_view name_of(EntityType type) {
    static constexpr std::array<std::string_view, 5> names = {
        "person", "organization", "place", "group", "other"};
    return nth(names, type);
}

std::string_view name_of(MentionKind kind) {
    static constexpr std::array<std::string_view, 3> names = {"name", "nominal", "pronoun"};
    return nth(names, kind);
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
