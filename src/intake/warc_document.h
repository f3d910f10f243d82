#pragma once

#include <deque>
#include <string>

#include "intake/file_reader.h"
#include "intake/warc.h"

namespace concord {

/// Appends the reports that a record holds: a page, a text, a JSON object, the items of a feed.
/// Records that hold none (images, redirects, robots.txt, log files of the archiver) give nothing.
///
/// file  path of the archive; a report's path has "#OFFSET" behind it
void append_documents(const WarcRecord& record,
                      const std::string& file,
                      const IntakeOptions& options,
                      std::deque<IntakeItem>& items);

}  // namespace concord
