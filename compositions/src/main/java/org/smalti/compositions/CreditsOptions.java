package org.smalti.compositions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.credits.Credit;
import org.smalti.compositions.credits.CreditList;
import org.smalti.compositions.credits.CreditsFormat;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.table.TableReader;
import picocli.CommandLine.Option;

/** The options that name the sources of a piece. */
public final class CreditsOptions {
  @Option(
      names = "--credits",
      paramLabel = "FILE",
      description =
          "also write who made the sources, their licences and links (.md, .txt, .html; needs"
              + " --items)")
  private @Nullable Path file;

  @Option(
      names = "--items",
      paramLabel = "TABLE",
      description = "the items table that the sources' titles, licences and links stand in (.csv)")
  private @Nullable Path items;

  /** Where the credits are to be written. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** The items table, if one is named. */
  Optional<Path> items() {
    return Optional.ofNullable(items);
  }

  /** @throws SmaltiException if the credits that are wanted can't be written */
  public void check() {
    if (file == null) {
      return;
    }
    CreditsFormat.of(file);
    if (items == null) {
      throw SmaltiException.usage("--credits needs --items, the table of titles and licences");
    }
    list(List.of()); // a table that is not there or no good is known before anything is made
  }

  /**
   * The credits of some sources.
   *
   * @throws SmaltiException if no items table is given
   */
  public List<Credit> of(Collection<String> sources) {
    return list(sources).credits();
  }

  /** Writes the credits of the sources of a piece, if that is wanted, and says which ones nothing is known of. */
  public void write(Collection<String> sources, CommandContext run) {
    Path target = file;
    if (target == null || run.dryRun()) {
      return;
    }
    CreditList list = list(sources);
    try (AtomicFile whole = AtomicFile.to(target)) {
      try {
        Files.writeString(whole.temporary(), CreditsFormat.of(target).write(list));
      } catch (IOException e) {
        throw whole.unwritable(e);
      }
      whole.commit();
    }
    List<String> unknown = list.unknown();
    run.say(target + ": " + list.credits().size()
        + (list.credits().size() == 1 ? " source" : " sources")
        + (unknown.isEmpty()
            ? ""
            : "; " + unknown.size() + " of them not in " + items + ", such as " + unknown.get(0)));
  }

  private CreditList list(Collection<String> sources) {
    if (items == null) {
      throw SmaltiException.usage(
          "--items is missing: the table that the sources' titles, licences and links stand in");
    }
    return CreditList.of(TableReader.read(items), sources);
  }
}
