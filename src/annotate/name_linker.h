#pragma once

#include "annotate/entity_clusters.h"
#include "annotate/name_lexicon.h"

namespace concord {

/// Gathers the names that mean the same one: full names of people make clusters, shorter forms
/// join the cluster that ends alike ("Peskov"), bodies and places join by their words, their
/// country or their acronym.
///
/// clusters  empty; afterwards every mention by name has one
/// cost      linear in the names but for namesakes
void link_names(EntityClusters& clusters, const NameLexicon& lexicon);

}  // namespace concord
