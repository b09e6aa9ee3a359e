package org.smalti.bench.archive;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.smalti.bench.archive.ArchiveBenchTable.Program;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.FakeItem;

/** Other downloaders, where they are on the path. */
final class PeerDownloaders {
  private PeerDownloaders() {}

  /** Programs that fetch these films, each into a folder of its own. */
  static List<Program> installed(Path folder, FakeArchive archive, List<FakeItem> films)
      throws IOException {
    List<String> names = films.stream().map(FakeItem::identifier).toList();
    List<String> addresses = names.stream()
        .map(name -> archive.url() + "/download/" + name + "/" + name + ".mp4")
        .toList();
    Files.write(folder.resolve("addresses.txt"), addresses);
    Files.write(folder.resolve("names.txt"), names);
    Files.createDirectories(folder.resolve("ia"));
    // The program appends archive.org to a host without it; written as the user name of the URL it
    // has no effect.
    String host = archive.url().replace("http://", "archive.org@");
    List<Program> programs = new ArrayList<>();
    add(programs, archive, "wget -q -i addresses.txt -P wget");
    add(programs, archive, "aria2c -q -j4 -i addresses.txt -d aria2");
    add(
        programs,
        archive,
        "ia -i -H " + host + " download --itemlist names.txt -g *.mp4 --destdir ia");
    return programs;
  }

  /** The fake archive is their proxy too, so that none of them can reach anything else. */
  private static void add(List<Program> programs, FakeArchive archive, String command) {
    List<String> words = List.of(command.split(" "));
    boolean installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, words.get(0))));
    if (installed) {
      Map<String, String> proxies =
          Map.of("http_proxy", archive.url(), "https_proxy", archive.url());
      programs.add(new Program(command.replaceFirst(":\\d+", ":PORT"), proxies, words));
    }
  }
}
