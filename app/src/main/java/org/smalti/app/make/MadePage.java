package org.smalti.app.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** The page that shows what was made, side by side. */
public final class MadePage {
  /** What is left in the folder. */
  public static final List<String> RESULTS = List.of(
      "items.csv",
      "subset.csv",
      "items.png",
      "samples.png",
      "map.png",
      "sorted.mp3",
      "mosaic.mp4",
      "index.html");

  private static final String PAGE = """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>
        body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #222; background: #fafaf7 }
        h1 { font-weight: 300; font-size: 2.6rem; margin: 0 } h2 { font-weight: 400; margin: 2.5rem 0 .5rem }
        video, img { width: 100%%; border-radius: 6px; background: #111 } img { background: #fff } audio { width: 100%% }
        .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(26rem, 1fr)); gap: 1.5rem }
        table { border-collapse: collapse; width: 100%%; font-size: .9rem } th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #ddd }
        td.n, th.n { text-align: right } figcaption { color: #666; font-size: .9rem } figure { margin: 0 }
      </style>
      <h1>%s</h1>
      <p>%d pieces of media, %d sounds cut from them, laid out by similarity and put together again.</p>
      <h2>The mosaic</h2>
      <figure><video controls src="mosaic.mp4"></video>
      <figcaption>mosaic.mp4: every cell is one sample, with its own picture and sound; neighbours sound alike.</figcaption></figure>
      <h2>The same samples in a row</h2>
      <figure><audio controls src="sorted.mp3"></audio>
      <figcaption>sorted.mp3: ordered by a one-dimensional t-SNE, so that each sounds like the one before.</figcaption></figure>
      <h2>The map and what was measured</h2>
      <div class="pair">
      <figure><a href="map.png"><img src="map.png" alt="Samples by t-SNE"></a><figcaption>map.png: the samples by similarity.</figcaption></figure>
      <figure><a href="samples.png"><img src="samples.png" alt="Histograms of samples"></a><figcaption>samples.png: the samples that were chosen.</figcaption></figure>
      <figure><a href="items.png"><img src="items.png" alt="Histograms of items"></a><figcaption>items.png: the collection.</figcaption></figure>
      </div>
      <h2>The collection</h2>
      <table><tr><th>title</th><th>creator</th><th>licence</th><th class="n">seconds</th><th class="n">samples</th></tr>
      %s
      </table>
      <p>Tables: <a href="%s">%s</a>, <a href="subset.csv">subset.csv</a>, and one per file in <a href="samples/">samples/</a>.</p>
      </html>
      """;

  /** What it is called. */
  public static final String NAME = "index.html";

  private MadePage() {}

  /**
   * Writes {@code index.html} beside the results.
   *
   * @param items the table of the media, wherever it lies
   */
  static void write(Path folder, Path items, String title) {
    Table all = TableReader.read(items);
    Table subset = TableReader.read(folder.resolve("subset.csv"));
    String rows = all.stream().map(MadePage::row).collect(Collectors.joining("\n"));
    String name = escaped(title);
    String link =
        escaped(folder.toAbsolutePath().relativize(items.toAbsolutePath()).toString());
    try (AtomicFile page = AtomicFile.to(folder.resolve(NAME))) {
      Files.writeString(
          page.temporary(),
          PAGE.formatted(name, name, all.size(), subset.size(), rows, link, link));
      page.commit();
    } catch (IOException e) {
      throw AtomicFile.unwritable(folder.resolve(NAME), e);
    }
  }

  private static String row(Row item) {
    return "<tr><td>" + escaped(item.text("title", item.text(ItemColumns.FILENAME))) + "</td><td>"
        + escaped(item.text("creator", "")) + "</td><td>"
        + escaped(licence(item.text("licenseurl", ""))) + "</td><td class=\"n\">"
        + escaped(item.text(ItemColumns.DURATION, ""))
        + "</td><td class=\"n\">" + escaped(item.text(ItemColumns.SAMPLES, "")) + "</td></tr>";
  }

  /** {@code by-sa/4.0} of a licence's address. */
  private static String licence(String url) {
    return url.replaceFirst("^https?://creativecommons.org/(licenses|publicdomain)/", "")
        .replaceFirst("/$", "");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
