#include "links.h"

#include "html.h"

namespace concord::server {

std::string article_anchor(std::string_view article) {
    return "a-" + query_encoded(article);
}

std::string words_anchor(std::string_view article, std::int64_t begin, std::int64_t end) {
    return article_anchor(article) + '-' + std::to_string(begin) + '-' + std::to_string(end);
}

std::string Links::story(std::string_view id) const {
    return in_file() ? "#top" : "/story/" + query_encoded(id);
}

std::string Links::part(std::string_view story, std::string_view name) const {
    if (in_file()) return {};
    return "/story/" + query_encoded(story) + '/' + std::string(name);
}

std::string Links::article(std::string_view id) const {
    return in_file() ? '#' + article_anchor(id) : "/article/" + query_encoded(id);
}

std::string Links::words(std::string_view article, std::int64_t begin, std::int64_t end) const {
    if (targets_ != nullptr) targets_->insert({std::string(article), begin, end});
    if (in_file()) return '#' + words_anchor(article, begin, end);
    return "/article/" + query_encoded(article) + "?at=" + std::to_string(begin) + '-' +
           std::to_string(end) + "#at";
}

}  // namespace concord::server
