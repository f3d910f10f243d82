// The model files stand in the program as they are: see embed_binary() in cmake/embed.cmake.

#include "concord/models.h"

#include "base/hash.h"

extern "C" {
extern const char concord_attributions_en[];
extern const char concord_attributions_en_end[];
extern const char concord_coreference_en[];
extern const char concord_coreference_en_end[];
extern const char concord_encoder_en[];
extern const char concord_encoder_en_end[];
extern const char concord_event_pairs_en[];
extern const char concord_event_pairs_en_end[];
extern const char concord_events_en[];
extern const char concord_events_en_end[];
extern const char concord_sentences_en[];
extern const char concord_sentences_en_end[];
extern const char concord_statement_pairs_en[];
extern const char concord_statement_pairs_en_end[];
extern const char concord_statements_en[];
extern const char concord_statements_en_end[];
}

namespace concord {

Models Models::load() {
    Models models;
    models.encoder_ = {concord_encoder_en,
                       static_cast<std::size_t>(concord_encoder_en_end - concord_encoder_en)};
    models.sentences_ = {concord_sentences_en,
                         static_cast<std::size_t>(concord_sentences_en_end - concord_sentences_en)};
    models.coreference_ = {
        concord_coreference_en,
        static_cast<std::size_t>(concord_coreference_en_end - concord_coreference_en)};
    models.attributions_ = {
        concord_attributions_en,
        static_cast<std::size_t>(concord_attributions_en_end - concord_attributions_en)};
    models.statements_ = {
        concord_statements_en,
        static_cast<std::size_t>(concord_statements_en_end - concord_statements_en)};
    models.events_ = {concord_events_en,
                      static_cast<std::size_t>(concord_events_en_end - concord_events_en)};
    models.event_pairs_ = {
        concord_event_pairs_en,
        static_cast<std::size_t>(concord_event_pairs_en_end - concord_event_pairs_en)};
    models.statement_pairs_ = {
        concord_statement_pairs_en,
        static_cast<std::size_t>(concord_statement_pairs_en_end - concord_statement_pairs_en)};
    return models;
}

std::string Models::sha256() const {
    Sha256 digest;
    digest.add(encoder_);
    digest.add(sentences_);
    digest.add(coreference_);
    digest.add(attributions_);
    digest.add(statements_);
    digest.add(events_);
    digest.add(event_pairs_);
    digest.add(statement_pairs_);
    return digest.hex();
}

}  // namespace concord
