// Lucene 8 in process for engines_bench: EnglishAnalyzer (a StandardTokenizer,
// stop words, Porter's stemmer), one merged segment mapped into memory,
// offsets in the postings for the UnifiedHighlighter, and actors and months
// counted by SortedSetDocValuesFacetCounts in one pass with the ranking.
//
//   java LuceneEngine build documents.tsv DIRECTORY
//   java LuceneEngine ask DIRECTORY queries.tsv
//
// The files and what is printed: engine_rounds.h.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.MMapDirectory;

public final class LuceneEngine {
  private static final int HITS = 10;
  private static final int ACTORS_SHOWN = 100;
  private static final int MONTHS_SHOWN = 10_000;
  private static final String TEXT = "text";

  private static final class Asked {
    final String joined;
    final String words;
    final String actor;
    final String from;
    final String to;

    Asked(String line) {
      String[] fields = Arrays.copyOf(line.split("\t", -1), 6);
      joined = fields[1];
      words = Objects.toString(fields[2], "");
      actor = Objects.toString(fields[3], "");
      from = Objects.toString(fields[4], "");
      to = Objects.toString(fields[5], "");
    }

    boolean hasWords() {
      return !joined.equals("all");
    }

    String written() {
      if (joined.equals("phrase")) {
        return '"' + words + '"';
      }
      return words.replace(" ", joined.equals("or") ? " OR " : " AND ");
    }
  }

  private static FacetsConfig facetsConfig() {
    FacetsConfig config = new FacetsConfig();
    config.setMultiValued("actor", true);
    return config;
  }

  private static FieldType textWithOffsets() {
    FieldType type = new FieldType(TextField.TYPE_STORED);
    type.setIndexOptions(
        IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    type.freeze();
    return type;
  }

  // 20201125
  private static int day(String date) {
    return Integer.parseInt(date.replace("-", ""));
  }

  private static Document document(String line, FieldType text) {
    String[] fields = line.split("\t", -1);
    Document document = new Document();
    document.add(new StringField("id", fields[0], Field.Store.YES));
    document.add(new IntPoint("day", day(fields[1])));
    document.add(new NumericDocValuesField("newest", day(fields[1])));
    document.add(new SortedSetDocValuesFacetField(
        "month", fields[1].substring(0, 7)));
    for (String actor : fields[2].split(",")) {
      if (actor.isEmpty()) {
        continue;
      }
      document.add(new SortedSetDocValuesFacetField("actor", actor));
      document.add(new StringField("mentions", actor, Field.Store.NO));
    }
    document.add(new StoredField("title", fields[3]));
    document.add(new Field(TEXT, fields[3] + "\n" + fields[4], text));
    return document;
  }

  private static void build(Path documents, Path directory)
      throws IOException {
    FacetsConfig facets = facetsConfig();
    FieldType text = textWithOffsets();
    try (IndexWriter writer = new IndexWriter(new MMapDirectory(directory),
             new IndexWriterConfig(new EnglishAnalyzer())
                 .setRAMBufferSizeMB(256));
         BufferedReader lines = Files.newBufferedReader(documents)) {
      for (String line = lines.readLine(); line != null;
           line = lines.readLine()) {
        writer.addDocument(facets.build(document(line, text)));
      }
      writer.forceMerge(1);
    }
  }

  private static final class Engine {
    final Analyzer analyzer = new EnglishAnalyzer();
    final IndexSearcher searcher;
    final SortedSetDocValuesReaderState facetState;
    final UnifiedHighlighter highlighter;
    final Sort newest =
        new Sort(new SortField("newest", SortField.Type.INT, true));
    long shown = 0;

    Engine(Path directory) throws IOException {
      DirectoryReader reader =
          DirectoryReader.open(new MMapDirectory(directory));
      searcher = new IndexSearcher(reader);
      facetState = new DefaultSortedSetDocValuesReaderState(reader);
      highlighter = new UnifiedHighlighter(searcher, analyzer);
    }

    Query query(Asked asked) throws ParseException {
      Query words = asked.hasWords()
          ? new QueryParser(TEXT, analyzer).parse(asked.written())
          : new MatchAllDocsQuery();
      if (asked.actor.isEmpty() && asked.from.isEmpty()) {
        return words;
      }
      BooleanQuery.Builder filtered = new BooleanQuery.Builder();
      filtered.add(words, Occur.MUST);
      if (!asked.actor.isEmpty()) {
        filtered.add(
            new TermQuery(new Term("mentions", asked.actor)), Occur.FILTER);
      }
      if (!asked.from.isEmpty()) {
        filtered.add(
            IntPoint.newRangeQuery("day", day(asked.from), day(asked.to)),
            Occur.FILTER);
      }
      return filtered.build();
    }

    long ask(Asked asked) throws IOException, ParseException {
      Query query = query(asked);
      FacetsCollector matches = new FacetsCollector();
      TopDocs top = asked.hasWords()
          ? FacetsCollector.search(searcher, query, HITS, matches)
          : FacetsCollector.search(searcher, query, HITS, newest, matches);
      Facets counts =
          new SortedSetDocValuesFacetCounts(facetState, matches);
      count(counts.getTopChildren(ACTORS_SHOWN, "actor"));
      count(counts.getTopChildren(MONTHS_SHOWN, "month"));
      for (String snippet : highlighter.highlight(TEXT, query, top, 2)) {
        shown += snippet == null ? 0 : snippet.length();
      }
      for (int i = 0; i < top.scoreDocs.length; ++i) {
        shown += searcher.doc(top.scoreDocs[i].doc, Set.of("title"))
                     .get("title").length();
      }
      return top.totalHits.value;
    }

    void count(FacetResult facet) {
      shown += facet == null ? 0 : facet.labelValues.length;
    }
  }

  private static void answerRounds(Path directory, Path queries)
      throws IOException, ParseException {
    Engine engine = new Engine(directory);
    List<Asked> all = new ArrayList<>();
    for (String line : Files.readAllLines(queries)) {
      if (!line.isEmpty() && line.charAt(0) != '#') {
        all.add(new Asked(line));
      }
    }
    BufferedReader rounds = new BufferedReader(
        new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, false, "UTF-8");
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    while (rounds.readLine() != null) {
      StringBuilder told = new StringBuilder();
      for (Asked asked : all) {
        long start = System.nanoTime();
        long computed = thread.getCurrentThreadCpuTime();
        long found = engine.ask(asked);
        long took = System.nanoTime() - start;
        computed = thread.getCurrentThreadCpuTime() - computed;
        told.append(took / 1e3).append(' ').append(computed / 1e3)
            .append(' ').append(found).append('\n');
      }
      out.print(told);
      out.flush();
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path first = Paths.get(arguments[1]);
    Path second = Paths.get(arguments[2]);
    if (arguments[0].equals("build")) {
      build(first, second);
    } else {
      answerRounds(first, second);
    }
  }
}
