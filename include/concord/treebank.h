#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace concord {

/// Universal part of speech (Universal Dependencies 2).
enum class Upos : std::uint8_t {
    adj,
    adp,
    adv,
    aux,
    cconj,
    det,
    intj,
    noun,
    num,
    part,
    pron,
    propn,
    punct,
    sconj,
    sym,
    verb,
    x
};
[[nodiscard]] std::string_view name_of(Upos upos);  ///< "PROPN"
[[nodiscard]] std::optional<Upos> upos_from(std::string_view name);

/// Part of speech of the Penn Treebank, with the additions of English Web Treebank and OntoNotes.
enum class Xpos : std::uint8_t {
    dollar,
    closing_quote,
    comma,
    left_bracket,
    right_bracket,
    full_stop,
    colon,
    add,
    afx,
    cc,
    cd,
    dt,
    ex,
    fw,
    gw,
    hyph,
    in,
    jj,
    jjr,
    jjs,
    ls,
    md,
    nfp,
    nn,
    nnp,
    nnps,
    nns,
    pdt,
    pos,
    prp,
    prp_possessive,
    rb,
    rbr,
    rbs,
    rp,
    sym,
    to,
    uh,
    vb,
    vbd,
    vbg,
    vbn,
    vbp,
    vbz,
    wdt,
    wp,
    wp_possessive,
    wrb,
    opening_quote
};
[[nodiscard]] std::string_view name_of(Xpos xpos);  ///< "NNP", "PRP$"
[[nodiscard]] std::optional<Xpos> xpos_from(std::string_view name);

/// Relation of a word to its head, with the subtypes of UD English.
enum class Relation : std::uint8_t {
    acl,
    acl_relcl,
    advcl,
    advcl_relcl,
    advmod,
    amod,
    appos,
    aux,
    aux_pass,
    case_marker,
    cc,
    cc_preconj,
    ccomp,
    compound,
    compound_prt,
    conj,
    cop,
    csubj,
    csubj_outer,
    csubj_pass,
    dep,
    det,
    det_predet,
    discourse,
    dislocated,
    expl,
    fixed,
    flat,
    goeswith,
    iobj,
    list,
    mark,
    nmod,
    nmod_desc,
    nmod_poss,
    nmod_unmarked,
    nsubj,
    nsubj_outer,
    nsubj_pass,
    nummod,
    obj,
    obl,
    obl_agent,
    obl_unmarked,
    orphan,
    parataxis,
    punct,
    reparandum,
    root,
    vocative,
    xcomp
};
[[nodiscard]] std::string_view name_of(Relation relation);  ///< "nsubj:pass"
[[nodiscard]] std::optional<Relation> relation_from(std::string_view name);

/// NN, NNS, NNP or NNPS.
[[nodiscard]] constexpr bool is_noun(Xpos tag) {
    return tag == Xpos::nn || tag == Xpos::nns || tag == Xpos::nnp || tag == Xpos::nnps;
}

/// A form of a verb; no modal.
[[nodiscard]] constexpr bool is_verb(Xpos tag) {
    return tag == Xpos::vb || tag == Xpos::vbd || tag == Xpos::vbg || tag == Xpos::vbn ||
           tag == Xpos::vbp || tag == Xpos::vbz;
}

/// A subject of a verb or a predicate, be it passive or outside another clause.
[[nodiscard]] constexpr bool is_subject(Relation relation) {
    return relation == Relation::nsubj || relation == Relation::nsubj_pass ||
           relation == Relation::nsubj_outer;
}

}  // namespace concord
