// Authors by mark-up. The element's own text is the name, so one word may be one: "lupa".

#include "clean/page_authors.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "clean/name_text.h"

namespace concord {
namespace {

bool has_word(std::string_view list, std::string_view word) {
    for (std::size_t at = list.find(word); at != std::string_view::npos;
         at = list.find(word, at + 1)) {
        const bool begins = at == 0 || is_ascii_space(list[at - 1]);
        const std::size_t end = at + word.size();
        if (begins && (end == list.size() || is_ascii_space(list[end]))) return true;
    }
    return false;
}

/// Addresses under which sites keep the pages of their authors.
bool leads_to_author(std::string_view address) {
    static constexpr std::array parts = std::to_array<std::string_view>(
        {"/author/",         "/authors/",   "/autor/",       "/autoren/",     "/auteur/",
         "/auteurs/",        "/autore/",    "/autores/",     "/redakteur/",   "/journalist/",
         "/journalists/",    "/writer/",    "/writers/",     "/contributor/", "/contributors/",
         "/reporter/",       "/reporters/", "/by/",          "/byline/",      "/staff/",
         "/correspondents/", "/columnist/", "/signataires/", "/firmas/",      "/author_",
         "author="});
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
        return address.find(part) != std::string_view::npos;
    });
}

/// "author-name", "authorName", "Article_byline__name_x7".
bool calls_author_name(std::string_view classes) {
    constexpr std::size_t longest = 200;
    if (classes.size() > longest || classes.find("ame") == std::string_view::npos) return false;
    std::string letters;
    for (const char c : classes) {
        if (c != '-' && c != '_') letters += ascii_lower(c);
    }
    return letters.find("authorname") != std::string::npos ||
           letters.find("bylinename") != std::string::npos;
}

/// Addresses of persons: of authors only where a class calls them so.
bool leads_to_person(std::string_view address) {
    return address.find("/people/") != std::string_view::npos ||
           address.find("/person/") != std::string_view::npos ||
           address.find("/profile/") != std::string_view::npos;
}

class AuthorFinder {
public:
    AuthorFinder(const PageView& view, const Body& body, const HtmlEntities& entities)
        : view_(view), tree_(view.tree()), body_(body), entities_(entities) {}

    MarkedAuthors find() {
        const std::uint32_t scope_end = tree_[body_.scope].subtree_end;
        for (std::uint32_t node = tree_.body(); node < tree_.size(); ++node) {
            constexpr std::uint32_t elsewhere =
                hint::comment | hint::related | hint::figure | hint::caption;
            if ((view_.hints(node) & elsewhere) != 0 || !is_marked(node)) continue;
            const bool near = node >= body_.head_begin && node < body_.head_end;
            if (!near && node > scope_end && found_.far.size() > 3) break;
            std::string name = tree_.text(node, entities_);
            if (name.empty() || name.size() > 80) continue;
            add(std::move(name), tree_.attribute(node, "href").value_or(""), near);
            node = tree_[node].subtree_end - 1;
        }
        return std::move(found_);
    }

private:
    /// Of several links to one page, "View all", "Anna Beck" and "Bio", the first of several words
    /// with capitals is the name.
    void add(std::string&& name, std::string_view address, bool near) {
        auto& list = near ? found_.near : found_.far;
        if (std::find(list.begin(), list.end(), name) != list.end()) return;
        const bool leads_anywhere = !address.empty() && !address.starts_with('#');
        if (leads_anywhere) {
            const auto [known, is_new] = addresses_.emplace(address, name);
            if (!is_new) {
                if (looks_like_name(known->second) || !looks_like_name(name)) return;
                std::erase(list, known->second);
                known->second = name;
            }
        }
        list.push_back(std::move(name));
    }

    /// Two words or more, each with a capital where the script has them.
    static bool looks_like_name(std::string_view text) {
        const auto words = split_words(text);
        return words.size() >= 2 &&
               std::all_of(words.begin(), words.end(), [](std::string_view word) {
                   const char32_t c = code_point_at(word, 0).value;
                   return is_upper(c) || !has_case(c);
               });
    }

    [[nodiscard]] bool is_marked(std::uint32_t node) const {
        const HtmlNode& here = tree_[node];
        if (here.tag == HtmlTag::text || here.attribute_count == 0) return false;
        if (here.tag == HtmlTag::a) {
            if (const auto rel = tree_.attribute(node, "rel"); rel && has_word(*rel, "author")) {
                return true;
            }
            const auto address = tree_.attribute(node, "href");
            if (address && leads_to_signature(*address, node) && !is_within_prose(node))
                return true;
        }
        if (const auto property = tree_.attribute(node, "itemprop")) {
            if (has_word(*property, "author") && !holds_name(node)) return true;
            if (has_word(*property, "name") && is_inside_author(node)) return true;
        }
        const auto names = tree_.attribute(node, "class");
        return names && (has_word(*names, "fn") || calls_author_name(*names));
    }

    /// A link in the midst of a paragraph leads to whom the report is about.
    [[nodiscard]] bool is_within_prose(std::uint32_t node) const {
        constexpr std::uint32_t long_prose = 90;
        std::uint32_t block = tree_[node].parent;
        while (block != 0 && !is_block_tag(tree_[block].tag)) block = tree_[block].parent;
        return tree_[block].tag == HtmlTag::p &&
               view_.bytes(block) > view_.link_bytes(block) + long_prose;
    }

    [[nodiscard]] bool leads_to_signature(std::string_view address, std::uint32_t node) const {
        if (leads_to_author(address) || leads_to_user(address, node)) return true;
        return (view_.hints(node) & hint::byline) != 0 && leads_to_person(address);
    }

    /// "/user/annabeck" under the words "annabeck" or "u/annabeck".
    [[nodiscard]] bool leads_to_user(std::string_view address, std::uint32_t node) const {
        if (address.find("/u/") == std::string_view::npos &&
            address.find("/user/") == std::string_view::npos) {
            return false;
        }
        while (address.ends_with('/')) address.remove_suffix(1);
        const std::string_view name = address.substr(address.rfind('/') + 1);
        const std::string words = tree_.text(node, entities_);
        return !name.empty() && (words == name || words.ends_with("/" + std::string(name)));
    }

    /// An author element in whose inside another element is marked as the name.
    [[nodiscard]] bool holds_name(std::uint32_t node) const {
        const std::uint32_t end = std::min(tree_[node].subtree_end, node + 40);
        for (std::uint32_t inner = node + 1; inner < end; ++inner) {
            const auto property = tree_.attribute(inner, "itemprop");
            if (tree_[inner].tag != HtmlTag::text && property && has_word(*property, "name")) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool is_inside_author(std::uint32_t node) const {
        for (int steps = 0; steps < 4 && node != 0; ++steps) {
            node = tree_[node].parent;
            const auto property = tree_.attribute(node, "itemprop");
            if (property && has_word(*property, "author")) return true;
        }
        return false;
    }

    const PageView& view_;
    const HtmlTree& tree_;
    const Body& body_;
    const HtmlEntities& entities_;
    std::map<std::string_view, std::string> addresses_;  ///< and the words of their links
    MarkedAuthors found_;
};

}  // namespace

MarkedAuthors find_marked_authors(const PageView& view,
                                  const Body& body,
                                  const HtmlEntities& entities) {
    return AuthorFinder(view, body, entities).find();
}

}  // namespace concord
