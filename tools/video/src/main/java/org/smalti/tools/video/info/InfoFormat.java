package org.smalti.tools.video.info;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.smalti.core.show.Console;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.EnumWord;

/** How descriptions of films are printed. */
enum InfoFormat {
  /** For people. */
  TEXT {
    @Override
    void print(List<FilmDescription> films, PrintStream out) {
      for (FilmDescription film : films) {
        out.print(Console.oneLine(String.valueOf(film.container().get("file"))) + "\n");
        lines("  ", film.container(), Set.of("file"), out);
        for (Map<String, Serializable> stream : film.streams()) {
          out.print("  stream " + stream.get("index") + ": " + stream.get("kind") + ", "
              + stream.get("codec") + "\n");
          lines("    ", stream, Set.of("index", "kind", "codec"), out);
        }
      }
    }
  },
  /** One array, with an object for each film. */
  JSON {
    @Override
    void print(List<FilmDescription> films, PrintStream out) {
      List<Map<String, Object>> all = new ArrayList<>();
      for (FilmDescription film : films) {
        Map<String, Object> one = new LinkedHashMap<>(film.container());
        one.put("streams", film.streams());
        all.add(one);
      }
      try {
        out.print(
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all)
                + "\n");
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  },
  /** A table with a row for each stream. */
  CSV {
    @Override
    void print(List<FilmDescription> films, PrintStream out) {
      Set<String> columns = new LinkedHashSet<>(List.of("filename", "format"));
      films.forEach(film -> film.streams().forEach(stream -> columns.addAll(stream.keySet())));
      rows(films, new ArrayList<>(columns), out);
    }
  };

  abstract void print(List<FilmDescription> films, PrintStream out);

  private static void lines(
      String indent, Map<String, Serializable> values, Set<String> but, PrintStream out) {
    int width = values.keySet().stream().mapToInt(String::length).max().orElse(0);
    values.forEach((name, value) -> {
      if (!but.contains(name)) {
        String padding = " ".repeat(width - name.length() + 2);
        out.print(indent + name + padding + Console.oneLine(cell(value)) + "\n");
      }
    });
  }

  private static void rows(List<FilmDescription> films, List<String> columns, PrintStream out) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(
        text, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get())) {
      printer.printRecord(columns);
      for (FilmDescription film : films) {
        for (Map<String, Serializable> stream : film.streams()) {
          Map<String, Serializable> row = new LinkedHashMap<>(stream);
          row.put("filename", film.container().getOrDefault("file", ""));
          row.put("format", film.container().getOrDefault("format", ""));
          printer.printRecord(
              columns.stream().map(column -> cell(row.getOrDefault(column, ""))).toList());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.print(text);
  }

  /** A value as one text. */
  private static String cell(Serializable value) {
    if (value instanceof Double number) {
      return CellFormat.decimal(number, 6);
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
          .collect(Collectors.joining("; "));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(InfoFormat::text).collect(Collectors.joining(", "));
    }
    return String.valueOf(value);
  }

  private static String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().map(InfoFormat::text).collect(Collectors.joining(" "));
    }
    return value instanceof Serializable one ? cell(one) : String.valueOf(value);
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
