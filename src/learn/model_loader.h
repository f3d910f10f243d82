#pragma once

#include <optional>
#include <string>
#include <utility>

#include "learn/model_file.h"

namespace concord {

/// Takes one array of a model after the other and keeps the first error, to be looked at once at
/// the end.
struct ModelLoader {
    explicit ModelLoader(const ModelFile& file) : model(file) {}

    /// Leaves `into` as it is when there is no such array.
    template <class T>
    void take(Result<T> found, T& into) {
        if (found) {
            into = *std::move(found);
        } else if (!error) {
            error = found.error();
        }
    }

    /// What the arrays say together makes no sense.
    void refuse(const std::string& why) {
        if (!error) error = Error{ErrorKind::malformed, "model: " + why, 0};
    }

    const ModelFile& model;
    std::optional<Error> error;
};

}  // namespace concord
