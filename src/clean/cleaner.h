#pragma once

#include <memory>
#include <string>

#include "concord/article.h"
#include "concord/document.h"
#include "concord/knowledge.h"
#include "concord/result.h"

namespace concord {

/// Finds the article in a document: its text in blocks, and what is known about it.
class Cleaner {
public:
    [[nodiscard]] static Result<Cleaner> load(const Knowledge& knowledge);
    Cleaner(Cleaner&&) noexcept;
    Cleaner& operator=(Cleaner&&) noexcept;
    Cleaner(const Cleaner&) = delete;
    Cleaner& operator=(const Cleaner&) = delete;
    ~Cleaner();

    /// Safe from many threads.
    ///
    /// document  any kind but record
    /// date      YYYY-MM-DD for a report that names no date of its own, or empty
    /// errors    empty when no text is left, malformed when the kind cannot be read
    /// cost      linear in the bytes; a page is read up to 8 MB and then marked `truncated`
    [[nodiscard]] Result<Article> clean(const Document& document, const std::string& date) const;

private:
    struct State;
    explicit Cleaner(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace concord
