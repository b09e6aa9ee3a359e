package org.smalti.tools.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.NearWord;
import org.smalti.core.table.Sample;

/**
 * Which columns of a table the page works with, and for what.
 *
 * @param all in the order of the table
 * @param offered to filter and colour by
 * @param colour the first one to colour by, one of {@code space} for all three; empty for none
 * @param plane the two columns of the map, if there is one
 * @param space the three columns of a map whose places are colours, if there is one
 */
record PageHead(
    List<PageColumn> all,
    List<String> offered,
    String colour,
    Optional<List<String>> plane,
    Optional<List<String>> space) {
  /** Columns of places: nobody filters by them, unless they are named. */
  private static final Set<String> PLACES =
      Set.of(Sample.START, Sample.GRID_X, Sample.GRID_Y, Sample.VIDEO_START, Sample.VIDEO_DUR);

  private static final List<String> USUAL_COLOURS = List.of("cluster", Sample.HZ, Sample.CLARITY);
  private static final String USUAL_MAP = "tsne";

  static PageHead of(List<PageColumn> all, PageOptions options) {
    List<String> names = all.stream().map(PageColumn::name).toList();
    options.columns().forEach(name -> require("--columns", name, names));
    options.colour().ifPresent(name -> require("--colour", name, names));
    Optional<List<String>> space = all.stream()
        .map(PageColumn::name)
        .map(name -> List.of(name, name + "2", name + "3"))
        .filter(three -> three.stream().allMatch(name -> isNumber(all, name)))
        .findFirst();
    Optional<List<String>> plane = Optional.of(List.of(USUAL_MAP, USUAL_MAP + "2"))
        .filter(two -> two.stream().allMatch(name -> isNumber(all, name)))
        .or(() -> all.stream()
            .map(PageColumn::name)
            .map(name -> List.of(name, name + "2"))
            .filter(two -> two.stream().allMatch(name -> isNumber(all, name)))
            .findFirst());
    List<String> offered = options.columns().isEmpty()
        ? all.stream()
            .filter(column -> isOffered(column, plane, space))
            .map(PageColumn::name)
            .toList()
        : options.columns();
    String colour = options
        .colour()
        .orElseGet(() -> space
            .map(three -> three.get(0))
            .orElseGet(() -> USUAL_COLOURS.stream()
                .filter(offered::contains)
                .findFirst()
                .orElse(offered.isEmpty() ? "" : offered.get(0))));
    return new PageHead(all, offered, colour, plane, space);
  }

  private static boolean isOffered(
      PageColumn column, Optional<List<String>> plane, Optional<List<String>> space) {
    String name = column.name();
    boolean place = PLACES.contains(name)
        || plane.filter(names -> names.contains(name)).isPresent()
        || space.filter(names -> names.contains(name)).isPresent();
    return !place && column.isFilled() && (column.isNumber() || column.isCategory());
  }

  private static boolean isNumber(List<PageColumn> all, String name) {
    return all.stream().anyMatch(column -> column.name().equals(name) && column.isNumber());
  }

  /**
   * Why columns that look like a map are none; nothing if the usual map is used.
   *
   * @param table where the columns come from
   */
  List<String> unused(String table) {
    List<String> unused = new ArrayList<>();
    for (PageColumn one : all) {
      String other = one.name() + "2";
      boolean wanted = plane.isEmpty() || one.name().equals(USUAL_MAP);
      if (wanted && names().contains(other)) {
        Stream.of(one, column(other))
            .filter(column -> column.firstNoNumber().isPresent())
            .findFirst()
            .ifPresent(column -> {
              int row = column.firstNoNumber().getAsInt();
              unused.add(table + ": " + one.name() + " and " + other + " are no plane: row "
                  + (row + 1) + " has no number in column " + column.name() + " (\""
                  + column.word(row) + "\")");
            });
      }
    }
    return unused;
  }

  private List<String> names() {
    return all.stream().map(PageColumn::name).toList();
  }

  private static void require(String option, String name, List<String> names) {
    if (!names.contains(name)) {
      String near = NearWord.question(name, names);
      throw SmaltiException.input(option + ": no column " + name + near
          + (near.isEmpty() ? "; there are " : " There are ") + String.join(", ", names));
    }
  }

  PageColumn column(String name) {
    return all.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  /** The places of the samples on the map: across, down. */
  Optional<double[][]> points() {
    return plane.map(names ->
        new double[][] {column(names.get(0)).numbers(), column(names.get(1)).numbers()});
  }

  void write(ScriptWriter head) {
    head.field("columns").array(columns -> all.forEach(column -> column.write(columns.next())));
    head.field("offered").array(names -> offered.forEach(name -> names.next().text(name)));
    head.field("colour").text(colour);
    names(head, "plane", plane);
    names(head, "space", space);
  }

  private static void names(ScriptWriter head, String field, Optional<List<String>> names) {
    head.field(field);
    names.ifPresentOrElse(
        list -> head.array(values -> list.forEach(name -> values.next().text(name))),
        head::nothing);
  }
}
