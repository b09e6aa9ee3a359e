package org.smalti.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is in the archive of a platform besides Java: the layout that the launcher knows, and docs/install.md shows. */
final class ReleaseTree {
  private static final List<String> TEXTS =
      List.of("README.md", "CHANGELOG.md", "LICENSE", "NOTICE.md");
  private static final String WINDOWS_LAUNCHER = "release/src/main/launcher/smalti.cmd";

  private final ReleaseSettings settings;
  private final LibraryJars jars;
  private final ReleasePlatform platform;

  ReleaseTree(ReleaseSettings settings, LibraryJars jars, ReleasePlatform platform) {
    this.settings = settings;
    this.jars = jars;
    this.platform = platform;
  }

  /** @param stage a folder for the files that are made for the archive */
  ArchiveTree program(Path stage) throws IOException {
    Path root = settings.root();
    ArchiveTree tree = new ArchiveTree();
    tree.file("smalti", root.resolve("smalti"), true);
    if (platform.isWindows()) {
      String launcher = Files.readString(root.resolve(WINDOWS_LAUNCHER));
      tree.text("smalti.cmd", launcher.replace("\r\n", "\n").replace("\n", "\r\n"));
    }
    Path library = stage.resolve("lib");
    jars.write(platform, library);
    tree.folder("lib", library);
    tree.file("lib/memory", settings.library().resolve("memory"), false);
    tree.folder("data", root.resolve("data"));
    tree.folder("docs", root.resolve("docs"));
    for (String text : TEXTS) {
      tree.file(text, root.resolve(text), false);
    }
    tree.tree("licences", LicenceTexts.of(jars.sources(platform)));
    tree.folder("licences", root.resolve("release/src/main/licences"));
    ShellFiles.add(tree, settings, settings.library().resolve(LibraryJars.PROGRAM), stage);
    return tree;
  }

  /** @param runtime the linked Java, or a folder that is not there */
  String bill(Path runtime) throws IOException {
    return new BillOfMaterials(settings).of(platform, jars.sources(platform), runtime);
  }
}
