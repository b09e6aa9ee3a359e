package org.smalti.tools.batch;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Unit;
import org.smalti.core.show.ClockText;
import org.smalti.core.show.TextTable;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableWriter;
import org.smalti.tools.batch.JobResult.Kind;

/** The outcome of all files: a table with totals to read, and one for programs. */
final class BatchSummary {
  private static final List<String> SHOWN =
      List.of("file", "before", "after", "ratio", "time", "result");
  private static final List<String> REPORTED =
      List.of("filename", "output", "result", "before", "after", "ratio", "seconds", "notes");

  /** A file and its outcome; {@code after} and {@code seconds} are negative where they are unknown. */
  private record Line(
      String name,
      String output,
      String result,
      long before,
      long after,
      double seconds,
      String notes) {}

  private static final String FAILED = "failed";
  private static final String ESTIMATED = "estimated";
  private static final String BEFORE = "done before";
  /** Follows what became of a file whose result is not what was asked for. */
  private static final String MISSED = ", misses its target";

  private final List<Line> lines = new ArrayList<>();
  private int earlier;

  void add(Job job, JobResult result) {
    boolean done = result.kind() == Kind.DONE || result.kind() == Kind.PLANNED;
    lines.add(new Line(
        job.source().name(),
        done ? job.target().toString() : "",
        word(result.kind()) + (result.missed().isEmpty() ? "" : MISSED),
        job.source().size(),
        result.after(),
        result.seconds(),
        Stream.concat(result.missed().stream(), result.notes().stream())
            .collect(Collectors.joining("; "))));
  }

  void skipped(String name, long size, String why) {
    lines.add(new Line(name, "", "skipped", size, -1, -1, why));
  }

  /** Counts a file that an earlier run has done; only the report has a row for it. */
  void done(Job job) {
    earlier++;
    lines.add(new Line(
        job.source().name(), job.target().toString(), BEFORE, job.source().size(), -1, -1, ""));
  }

  void failed(List<Failure> failures) {
    failures.stream()
        .filter(failure -> !failure.kept())
        .forEach(failure ->
            lines.add(new Line(failure.filename(), "", FAILED, -1, -1, -1, withoutName(failure))));
  }

  /** The error without the file's name, which most messages begin with and the row has already. */
  private static String withoutName(Failure failure) {
    String error = failure.error();
    String name = failure.filename();
    for (String between : List.of(": ", " ")) {
      if (error.startsWith(name + between)) {
        return error.substring(name.length() + between.length());
      }
    }
    return error;
  }

  /** The results that are at their places, or would be after a dry run, by the names of their sources. */
  Map<String, Path> results() {
    return lines.stream()
        .filter(line -> !line.output().isEmpty())
        .collect(Collectors.toMap(Line::name, line -> Path.of(line.output()), (one, two) -> two));
  }

  /** The names of the sources whose results were made just now. */
  Set<String> made() {
    return lines.stream()
        .filter(line -> !line.output().isEmpty() && !line.result().equals(BEFORE))
        .map(Line::name)
        .collect(Collectors.toSet());
  }

  /** How many files are as they should be, now or from before. */
  int finished() {
    return (int) lines.stream().filter(line -> !line.result().equals(FAILED)).count();
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case DONE, PLANNED -> "done";
      case ESTIMATED -> ESTIMATED;
      case KEPT -> "kept";
      case NEEDLESS -> "skipped";
    };
  }

  /** One line about a finished job, for a log. */
  static String line(Job job, JobResult result) {
    String name = job.source().name();
    String notes = Stream.concat(result.missed().stream(), result.notes().stream())
        .map(note -> "; " + note)
        .collect(Collectors.joining());
    String time = seconds(result.seconds());
    if (result.kind() != Kind.DONE) {
      return word(result.kind()) + " " + name + " after " + time + notes;
    }
    long before = job.source().size();
    long after = result.after();
    return "done " + name + " -> " + job.target() + ": " + Unit.BYTES.show(before) + " -> "
        + Unit.BYTES.show(after) + " (" + ratio(before, after) + "), "
        + saved(before - after) + ", " + time + notes;
  }

  /** Prints rows and totals; files that were done before are one line together. */
  void print(PrintStream out) {
    List<Line> rows = new ArrayList<>(
        lines.stream().filter(line -> !line.result().equals(BEFORE)).toList());
    rows.sort(Comparator.comparing(Line::name));
    List<Line> done = rows.stream().filter(line -> line.after() >= 0).toList();
    if (done.size() > 1) {
      rows.add(total(done));
    }
    new TextTable(Table.ofCells(
            new Columns("summary", SHOWN),
            rows.stream().map(BatchSummary::shown).toList()))
        .print(out);
    if (!done.isEmpty()) {
      Line total = total(done);
      long less = total.before() - total.after();
      out.print(
          saved(less) + (less < 0 ? " than " : " of ") + Unit.BYTES.show(total.before()) + "\n");
    }
    long missed = rows.stream().filter(line -> line.result().endsWith(MISSED)).count();
    if (missed > 0) {
      out.print(Unit.FILES.show(missed) + (missed == 1 ? " misses its" : " miss their")
          + " target; exit code 6 says so\n");
    }
    if (earlier > 0) {
      out.print(Unit.FILES.show(earlier) + " done before; --force does "
          + (earlier == 1 ? "it" : "them") + " again\n");
    }
  }

  /**
   * Says what all estimates come to.
   *
   * @param jobs files at once
   */
  void printEstimate(PrintStream out, int jobs) {
    List<Line> all =
        lines.stream().filter(line -> line.result().equals(ESTIMATED)).toList();
    Line total = total(all);
    double longest = all.stream().mapToDouble(Line::seconds).max().orElse(0);
    out.print("about " + Unit.BYTES.show(total.after()) + " of " + Unit.BYTES.show(total.before())
        + ", " + saved(total.before() - total.after()) + ", in about "
        + ClockText.brief(Math.max(longest, total.seconds() / jobs)) + "\n");
  }

  private static Line total(List<Line> done) {
    return new Line(
        Unit.FILES.show(done.size()),
        "",
        "",
        done.stream().mapToLong(Line::before).sum(),
        done.stream().mapToLong(Line::after).sum(),
        done.stream().mapToDouble(Line::seconds).sum(),
        "");
  }

  private static String[] shown(Line line) {
    return new String[] {
      line.name(),
      line.before() < 0 ? "" : Unit.BYTES.show(line.before()),
      line.after() < 0 ? "" : Unit.BYTES.show(line.after()),
      ratio(line.before(), line.after()),
      line.seconds() < 0 ? "" : seconds(line.seconds()),
      line.notes().isEmpty() ? line.result() : line.result() + ": " + line.notes()
    };
  }

  private static String ratio(long before, long after) {
    return before <= 0 || after < 0
        ? ""
        : String.format(Locale.ROOT, "%.0f %%", 100.0 * after / before);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  private static String saved(long bytes) {
    String size = Unit.BYTES.show(Math.abs(bytes));
    return bytes < 0 ? "saved nothing, " + size + " more" : "saved " + size;
  }

  /** Writes a row for each file, numbers in bytes and seconds. */
  void write(Path report) {
    try (TableWriter writer = new TableWriter(report, REPORTED)) {
      lines.stream().sorted(Comparator.comparing(Line::name)).forEach(line -> {
        boolean both = line.before() > 0 && line.after() >= 0;
        writer.add(
            line.name(),
            line.output(),
            line.result(),
            line.before() < 0 ? "" : Long.toString(line.before()),
            line.after() < 0 ? "" : Long.toString(line.after()),
            both ? CellFormat.decimal((double) line.after() / line.before(), 4) : "",
            line.seconds() < 0 ? "" : CellFormat.decimal(line.seconds(), 2),
            line.notes());
      });
      writer.commit();
    }
  }
}
