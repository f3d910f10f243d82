// Comparing addresses, not resolving them: what carriers add to a link is taken off again.

#include "base/url.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace concord {
namespace {

/// Behind "http://" or "https://"; empty when there is neither.
std::string_view without_scheme(std::string_view url) {
    url = trim(url);
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (url.size() > scheme.size() &&
            equals_ignoring_case(url.substr(0, scheme.size()), scheme)) {
            return url.substr(scheme.size());
        }
    }
    return {};
}

bool is_campaign_parameter(std::string_view parameter) {
    static constexpr std::array<std::string_view, 5> names = {
        "fbclid", "gclid", "ref", "cmpid", "mc_cid"};
    const std::string_view name = parameter.substr(0, parameter.find('='));
    return name.starts_with("utm_") || std::find(names.begin(), names.end(), name) != names.end();
}

std::string without_campaign(std::string_view query) {
    std::string kept;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view parameter = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (parameter.empty() || is_campaign_parameter(parameter)) continue;
        kept += kept.empty() ? '?' : '&';
        kept += parameter;
    }
    return kept;
}

}  // namespace

std::string url_host(std::string_view url) {
    const std::string_view rest = without_scheme(url);
    std::string host = ascii_lower(rest.substr(0, rest.find_first_of("/?#")));
    if (const std::size_t user = host.rfind('@'); user != std::string::npos)
        host.erase(0, user + 1);
    if (const std::size_t port = host.rfind(':'); port != std::string::npos) host.erase(port);
    if (host.starts_with("www.")) host.erase(0, 4);
    return host;
}

std::string url_key(std::string_view url) {
    const std::string host = url_host(url);
    if (host.empty()) return {};
    std::string_view rest = without_scheme(url);
    rest = rest.substr(0, rest.find('#'));
    const std::size_t question = rest.find('?');
    std::string_view path = rest.substr(0, question);
    path.remove_prefix(std::min(path.find('/'), path.size()));
    while (path.ends_with('/')) path.remove_suffix(1);
    std::string key = host;
    key += path;
    if (question != std::string_view::npos) key += without_campaign(rest.substr(question + 1));
    return key;
}

std::string_view site_name(std::string_view host) {
    std::string_view rest = host.substr(0, host.rfind('.'));
    std::string_view longest;
    while (!rest.empty()) {
        const std::size_t dot = std::min(rest.find('.'), rest.size());
        if (dot > longest.size()) longest = rest.substr(0, dot);
        rest.remove_prefix(std::min(dot + 1, rest.size()));
    }
    return longest;
}

namespace {

/// "bay.co.uk" of news.bay.co.uk, "bay.example" of www.bay.example.
std::string_view registered_name(std::string_view host) {
    constexpr std::size_t country = 2;
    constexpr std::size_t longest_kind = 3;
    const std::size_t last = host.rfind('.');
    if (last == std::string_view::npos || last == 0) return host;
    std::size_t dot = host.rfind('.', last - 1);
    if (dot == std::string_view::npos) return host;
    const bool is_kind = host.size() - last - 1 == country && last - dot - 1 <= longest_kind;
    if (is_kind && dot > 0) dot = host.rfind('.', dot - 1);
    return dot == std::string_view::npos ? host : host.substr(dot + 1);
}

}  // namespace

bool is_same_site(std::string_view x, std::string_view y) {
    return registered_name(x) == registered_name(y);
}

}  // namespace concord
