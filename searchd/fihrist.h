// Fihrist as a library: read an archive, index it, search it.
//
//   #include <fihrist/fihrist.h>
//
//   using namespace fihrist;
//   IndexWriter writer = IndexWriter::build("index", load_alias_rows({}));
//   Reader reader = open_reader("articles.jsonl");
//   while (auto document = reader.next()) writer.add(*document);
//   writer.commit();
//
//   const Searcher searcher("index");
//   SearchRequest request;
//   request.query = "kani visit";
//   std::cout << to_json(searcher.search(request));
#pragma once

#include "analyzers/alias_files.h"
#include "analyzers/alias_merge.h"
#include "analyzers/alias_table.h"
#include "analyzers/mentions.h"
#include "corpus/document.h"
#include "corpus/error.h"
#include "corpus/reader.h"
#include "indexer/index_check.h"
#include "indexer/index_stats.h"
#include "indexer/index_writer.h"
#include "indexer/retag.h"
#include "searchd/export.h"
#include "searchd/request.h"
#include "searchd/response_json.h"
#include "searchd/searcher.h"
