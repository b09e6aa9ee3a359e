package org.smalti.tools.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smalti.compositions.credits.Credit;
import org.smalti.compositions.credits.CreditList;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Unit;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;

/**
 * What the page says of a media file. Texts are empty where nothing is known.
 *
 * @param video whether it has pictures, as far as is known
 * @param duration s, NaN where it is not known
 */
record CreditedFile(String filename, Optional<Credit> credit, boolean video, double duration) {
  /**
   * The files of a samples table.
   *
   * @param filenames in the order in which they are wanted
   * @param items the table of the media, if there is one
   * @throws SmaltiException if that has none of them: it is the table of other media
   */
  static List<CreditedFile> of(List<String> filenames, Table samples, Optional<Table> items) {
    Map<String, Credit> credits = new HashMap<>();
    Map<String, Row> rows = new HashMap<>();
    items.ifPresent(table -> {
      CreditList.of(table, filenames)
          .credits()
          .forEach(credit -> credit.filenames().forEach(name -> credits.put(name, credit)));
      table.stream().forEach(row -> rows.putIfAbsent(row.text(ItemColumns.FILENAME), row));
      if (filenames.stream().noneMatch(rows::containsKey)) {
        throw SmaltiException.input("none of the " + Unit.FILES.show(filenames.size()) + " of "
            + samples.columns().source() + " is in " + table.columns().source()
            + "; name the items table of these media with --items, or leave it out");
      }
    });
    Map<String, Boolean> seen = pictured(samples);
    List<CreditedFile> files = new ArrayList<>();
    for (String name : filenames) {
      Row row = rows.get(name);
      files.add(new CreditedFile(
          name,
          Optional.ofNullable(credits.get(name)),
          (row == null || !row.has(ItemColumns.HAS_VIDEO))
              ? seen.getOrDefault(name, true)
              : row.text(ItemColumns.HAS_VIDEO).equals("1"),
          row == null ? Double.NaN : row.number(ItemColumns.DURATION, Double.NaN)));
    }
    return files;
  }

  /** Whether any sample of a file has a picture, where 'smalti vsamples' has looked. */
  private static Map<String, Boolean> pictured(Table samples) {
    Map<String, Boolean> seen = new HashMap<>();
    for (Row row : samples.rows()) {
      if (row.has(Sample.VIDEO_START)) {
        boolean picture = row.number(Sample.VIDEO_START) >= 0;
        seen.merge(row.text(Sample.FILENAME), picture, Boolean::logicalOr);
      }
    }
    return seen;
  }

  /** The same after a look into the file: no table need say that a sound has no pictures. */
  CreditedFile seen(StreamsWork.Streams streams) {
    return new CreditedFile(filename, credit, video && streams.pictures(), duration);
  }

  void write(ScriptWriter script) {
    script.object(file -> {
      file.field("filename").text(filename);
      file.field("title").text(credit.map(Credit::title).orElse(""));
      file.field("creator").text(credit.map(Credit::creator).orElse(""));
      file.field("date").text(credit.map(Credit::date).orElse(""));
      file.field("licence").text(credit.map(Credit::licence).orElse(""));
      file.field("licenceUrl").text(credit.map(Credit::licenceLink).orElse(""));
      file.field("link").text(credit.map(Credit::link).orElse(""));
      file.field("video").truth(video);
      file.field("duration").number(duration);
    });
  }
}
