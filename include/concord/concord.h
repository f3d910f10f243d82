#pragma once

/// Everything that Concord offers to programs. A folder of reports to one sourced record:
///
///     auto knowledge = concord::Knowledge::load();
///     auto store = concord::Store::open("story.db", concord::Access::read_write);
///     if (!knowledge || !store) return 2;
///     const std::vector<std::string> inputs = {"reports/"};
///     auto done = concord::build(*store, inputs, *knowledge, concord::Models::load(), {});
///     if (!done) { std::cerr << done.error().message << '\n'; return 2; }
///     auto stories = store->story_ids();
///     if (!stories) return 2;
///     for (const std::string& id : *stories) {
///         auto line = store->story_json(id);
///         if (line) std::cout << *line << '\n';
///     }

#include "concord/annotation.h"
#include "concord/article.h"
#include "concord/document.h"
#include "concord/findings.h"
#include "concord/json.h"
#include "concord/knowledge.h"
#include "concord/models.h"
#include "concord/pipeline.h"
#include "concord/result.h"
#include "concord/rows.h"
#include "concord/span.h"
#include "concord/store.h"
#include "concord/story.h"
#include "concord/story_record.h"
#include "concord/treebank.h"
