// PLOVER's folding. What is still to come of CONSULT, SUPPORT, COOPERATE and AID is AGREE, of
// SANCTION, COERCE, ASSAULT and PROTEST a threat; RETREAT and CONCEDE stay. An act that somebody
// asks for, promises, refuses or threatens is coded as that.

#include "extract/event_coding.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace concord {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view type, const std::array<std::string_view, N>& types) {
    return std::find(types.begin(), types.end(), type) != types.end();
}

constexpr std::array<std::string_view, 4> friendly = {"CONSULT", "SUPPORT", "COOPERATE", "AID"};
constexpr std::array<std::string_view, 4> hostile = {"SANCTION", "COERCE", "ASSAULT", "PROTEST"};

}  // namespace

std::string coded_type(const EventDraft& draft, std::span<const EventDraft> drafts) {
    if (draft.folded_into != nothing) {
        const EventDraft& into = drafts[draft.folded_into];
        return into.folded_into == nothing ? coded_type(into, drafts) : into.frame->type;
    }
    const std::string& type = draft.frame->type;
    switch (draft.status.status) {
        case EventStatus::requested:
            return is_one_of(type, friendly) || type == "RETREAT" || type == "CONCEDE" ||
                           type == "AGREE"
                       ? "REQUEST"
                       : type;
        case EventStatus::planned:
        case EventStatus::possible:
            if (is_one_of(type, friendly)) return "AGREE";
            if (is_one_of(type, hostile)) return "THREATEN";
            return type;
        case EventStatus::negated:
            // "will not meet" refuses
            return draft.status.future && (is_one_of(type, friendly) || type == "AGREE" ||
                                           type == "RETREAT" || type == "CONCEDE")
                       ? "REJECT"
                       : type;
        case EventStatus::happened:
        case EventStatus::ongoing:
        case EventStatus::denied:
            return type;
    }
    return type;
}

}  // namespace concord
