package org.smalti.tools.video.faces.show;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.smalti.core.show.TextTable;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Columns;
import org.smalti.core.table.EnumWord;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.tools.video.faces.table.FaceTable;

/** How the statistics of tracks are printed. */
enum FaceStatsFormat {
  /** For people. */
  TEXT {
    @Override
    void print(List<FilmPresence> films, PrintStream out, int columns) {
      new TextTable(Table.ofCells(new Columns("faces", COLUMNS), rows(films))).print(out, columns);
    }
  },
  /** A table. */
  CSV {
    @Override
    void print(List<FilmPresence> films, PrintStream out, int columns) {
      StringBuilder text = new StringBuilder();
      try (CSVPrinter printer = new CSVPrinter(
          text, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get())) {
        printer.printRecord(COLUMNS);
        for (String[] row : rows(films)) {
          printer.printRecord((Object[]) row);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      out.print(text);
    }
  },
  /** One array, with an object for each track. */
  JSON {
    @Override
    void print(List<FilmPresence> films, PrintStream out, int columns) {
      List<Map<String, Object>> all = new ArrayList<>();
      for (FilmPresence film : films) {
        film.tracks().forEach(track -> all.add(object(film.filename(), track)));
      }
      try {
        out.print(
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all)
                + "\n");
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  };

  private static final String SECONDS = "seconds";
  private static final String FIRST = "first";
  private static final String LAST = "last";
  private static final String APPEARANCES = "appearances";
  private static final String FACES = "faces";
  private static final List<String> COLUMNS =
      List.of(Sample.FILENAME, FaceTable.TRACK, SECONDS, FIRST, LAST, APPEARANCES, FACES);
  private static final int PLACES = 3;

  abstract void print(List<FilmPresence> films, PrintStream out, int columns);

  private static List<String[]> rows(List<FilmPresence> films) {
    List<String[]> rows = new ArrayList<>();
    for (FilmPresence film : films) {
      for (TrackPresence track : film.tracks()) {
        rows.add(new String[] {
          film.filename(),
          track.face().id(),
          CellFormat.decimal(track.seconds(), PLACES),
          CellFormat.decimal(track.first(), PLACES),
          CellFormat.decimal(track.last(), PLACES),
          Integer.toString(track.appearances().size()),
          Integer.toString(track.faces())
        });
      }
    }
    return rows;
  }

  private static Map<String, Object> object(String film, TrackPresence track) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(Sample.FILENAME, film);
    object.put(FaceTable.TRACK, track.face().id());
    object.put(SECONDS, rounded(track.seconds()));
    object.put(FIRST, rounded(track.first()));
    object.put(LAST, rounded(track.last()));
    object.put(
        APPEARANCES,
        track.appearances().stream()
            .map(each -> List.of(rounded(each.from()), rounded(each.until())))
            .toList());
    object.put(FACES, track.faces());
    return object;
  }

  private static double rounded(double seconds) {
    return Double.parseDouble(CellFormat.decimal(seconds, PLACES));
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
