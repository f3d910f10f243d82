#include "concord/rows.h"

#include <gtest/gtest.h>

#include <array>

namespace concord {
namespace {

constexpr std::array<std::string_view, 3> columns = {"outlet", "count", "text"};

TEST(JsonLine, WritesNothingAsNull) {
    const std::array<Cell, 3> row = {"Ledger", std::int64_t{3}, std::monostate{}};
    EXPECT_EQ(json_line(columns, row), "{\"outlet\":\"Ledger\",\"count\":3,\"text\":null}\n");
}

TEST(CsvLine, QuotesCommasQuotesAndLineEnds) {
    const std::array<Cell, 3> row = {"a,b", 0.5, "he said \"no\"\nand left"};
    EXPECT_EQ(csv_line(row), "\"a,b\",0.5,\"he said \"\"no\"\"\nand left\"\r\n");
}

TEST(CsvLine, LeavesNoFormulaForASpreadsheet) {
    const std::array<Cell, 3> row = {"=1+1", std::int64_t{-3}, "@SUM(A1)"};
    EXPECT_EQ(csv_line(row), "'=1+1,-3,'@SUM(A1)\r\n");
}

TEST(CsvHeader, NamesTheColumns) {
    EXPECT_EQ(csv_header(columns), "outlet,count,text\r\n");
}

}  // namespace
}  // namespace concord
