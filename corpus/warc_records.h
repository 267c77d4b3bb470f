// The records of a WARC file (ISO 28500, versions 1.0 and 1.1), in bounded
// memory.
//
//   WarcRecords records(bytes, wanted, on_problem);
//   while (auto record = records.next()) use(record->block);
//
// Where a record is broken, or its length is wrong, it is told with the byte
// it begins at, and reading goes on at the next line that begins with
// "WARC/1.".
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/byte_source.h"
#include "corpus/header_fields.h"
#include "corpus/record_reader.h"

namespace fihrist {

struct WarcRecord {
  std::uint64_t offset = 0;  // of its first byte in the file
  HeaderFields fields;
  std::string block;  // whole
};

class WarcRecords {
 public:
  using Wanted = std::function<bool(const HeaderFields& fields)>;

  // Keeps `bytes`. A record that is not wanted is passed over without a word.
  WarcRecords(ByteSource& bytes, Wanted wanted, RecordProblemSink on_problem);

  std::optional<WarcRecord> next();

 private:
  bool find_record();
  bool read_header(WarcRecord& record);
  bool read_block(WarcRecord& record);
  bool at_boundary();
  void report(const WarcRecord& record, const std::string& fault);

  ByteSource& bytes_;
  Wanted wanted_;
  RecordProblemSink on_problem_;
  LineReader lines_;
  std::uint64_t line_offset_ = 0;
  bool at_record_ = false;  // the line read last opens one
  bool is_lost_ = false;    // it was told that bytes are passed over
};

// Its address, without the angle brackets that WARC 1.0 shows and some write.
std::string_view target_of(const HeaderFields& fields);

// `record at byte 17, "https://a.example/": `, before what is wrong with it.
std::string name_of(const WarcRecord& record);

}  // namespace fihrist
