#pragma once

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "concord/result.h"

namespace concord {

/// Takes one line of JSON apart and remembers the first thing that is wrong with it.
///
/// A field that is missing or null reads as nothing; one of another type fails. After a failure
/// all questions answer with nothing, so that a reader of a record need ask only once, at the end.
class JsonReader {
public:
    using Object = simdjson::dom::object;

    explicit JsonReader(std::string_view line);
    JsonReader(const JsonReader&) = delete;
    JsonReader& operator=(const JsonReader&) = delete;
    ~JsonReader() = default;

    /// The line itself; it must be an object.
    [[nodiscard]] Object root() const { return root_; }

    [[nodiscard]] std::string text(Object object, std::string_view name);
    [[nodiscard]] std::vector<std::string> texts(Object object, std::string_view name);
    [[nodiscard]] bool truth(Object object, std::string_view name);
    [[nodiscard]] std::optional<double> number(Object object, std::string_view name);
    /// A whole number in [least, most].
    [[nodiscard]] std::optional<std::int64_t> integer(Object object,
                                                      std::string_view name,
                                                      std::int64_t least,
                                                      std::int64_t most);
    [[nodiscard]] std::optional<Object> object(Object object, std::string_view name);

    /// Calls visit(Object) for each object of a list.
    template <class Visit>
    void each(Object object, std::string_view name, Visit visit) {
        const auto list = array(object, name);
        if (!list) return;
        const Step step(*this, name);
        std::size_t index = 0;
        for (const auto element : *list) {
            const Step item(*this, index++);
            Object value;
            if (element.get(value) != simdjson::SUCCESS) fail("is no object");
            if (error_) return;
            visit(value);
        }
    }

    /// A value of an enumeration by its name; one that is missing or unknown fails.
    template <class Enum>
    [[nodiscard]] Enum choice(Object object, std::string_view name, Enum last) {
        const std::string found = text(object, name);
        for (int i = 0; i <= static_cast<int>(last); ++i) {
            if (name_of(static_cast<Enum>(i)) == found) return static_cast<Enum>(i);
        }
        fail(name, "has the unknown value \"" + found + "\"");
        return Enum{};
    }

    /// Names the part of the line that is being read, for messages.
    class Step {
    public:
        Step(JsonReader& reader, std::string_view name) : reader_(reader) {
            reader_.path_.push_back({name, 0});
        }
        Step(JsonReader& reader, std::size_t index) : reader_(reader) {
            reader_.path_.push_back({{}, index});
        }
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;
        ~Step() { reader_.path_.pop_back(); }

    private:
        JsonReader& reader_;
    };

    /// what  goes on from the name of the part: "is no number"
    void fail(std::string_view what);
    void fail(std::string_view name, std::string_view what);
    [[nodiscard]] bool has_failed() const { return error_.has_value(); }
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

private:
    /// A name, or the position in a list when the name is empty.
    struct PathStep {
        std::string_view name;
        std::size_t index = 0;
    };

    [[nodiscard]] std::optional<simdjson::dom::element> field(Object object, std::string_view name);
    [[nodiscard]] std::optional<simdjson::dom::array> array(Object object, std::string_view name);
    [[nodiscard]] std::uint64_t byte_of_path() const;

    std::string_view line_;
    simdjson::dom::parser parser_;
    Object root_;
    std::vector<PathStep> path_;
    std::optional<Error> error_;
};

}  // namespace concord
