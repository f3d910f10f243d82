#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read_text.h"

namespace concord {

/// Names of entities, or the first words that mean them.
inline std::string names(const ReadText& found, const std::vector<Index>& entities) {
    std::string all;
    for (const Index entity : entities) {
        if (!all.empty()) all += ", ";
        const Entity& chain = found.annotation.entities[entity];
        all += chain.name.empty()
                   ? std::string(slice(found.article.text, chain.mentions.front().span))
                   : chain.name;
    }
    return all.empty() ? "-" : all;
}

/// "trigger: TYPE/mode status, actors -> recipients" of each event.
inline std::string events_of(std::string_view text) {
    const ReadText found = read_text({text});
    std::string all;
    for (const Event& event : found.findings.events) {
        if (!all.empty()) all += "; ";
        all += std::string(slice(found.article.text, event.trigger)) + ": " + event.type;
        if (!event.mode.empty()) all += "/" + event.mode;
        if (event.coded != event.type) all += "=" + event.coded;
        all += " " + event.status + ", " + names(found, event.actors) + " -> " +
               names(found, event.recipients);
    }
    return all;
}

}  // namespace concord
