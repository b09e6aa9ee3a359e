package org.smalti.core.cli.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.smalti.core.SmaltiException;

/** Options that no file may set, and why. */
public final class ConfigRules {
  /** Reasons that hold for some options, in any file or in that of a working folder alone. */
  private record Rule(Set<String> options, boolean anywhere, String reason) {}

  private static final List<Rule> RULES = List.of(
      new Rule(
          Set.of("help", "version", "config", "list"),
          true,
          "it asks for something once; write it on the command line"),
      new Rule(
          Set.of("force", "replace", "delete-originals", "repair", "prune"),
          true,
          "it takes the place of what is there, or deletes it, and is to be asked for each time;"
              + " write it on the command line"),
      new Rule(
          Set.of("dry-run"), true, "nothing would be done any more; write it on the command line"),
      new Rule(
          Set.of("access", "secret"),
          true,
          "keys of an account belong into IA_ACCESS_KEY_ID and IA_SECRET_ACCESS_KEY, or into"
              + " ia.ini"),
      new Rule(
          Set.of("plugins"),
          true,
          "it decides which commands there are, before files are read; set SMALTI_PLUGINS"),
      new Rule(
          Set.of("master", "spark-conf"),
          true,
          "Spark is loaded only where the command line asks for it; write it there"),
      // The file of a folder may have come with an archive or a repository, from somebody who is
      // not known.
      new Rule(
          Set.of("ffmpeg", "args", "model"),
          false,
          "it chooses what is run, which a folder must not; write it into your own config file"),
      new Rule(
          Set.of("archive-url", "host", "listen", "serve", "log-file"),
          false,
          "it chooses who is talked to or what is written outside of the work, which a folder must"
              + " not; write it into your own config file"));

  private ConfigRules() {}

  /** Why a file may not set an option; nothing if it may. */
  static Optional<String> refusal(ConfigSetting setting) {
    boolean foreign = setting.place() == ConfigSetting.Place.FOLDER;
    return RULES.stream()
        .filter(rule -> rule.options().contains(setting.option()))
        .filter(rule -> rule.anywhere() || foreign)
        .map(Rule::reason)
        .findFirst();
  }

  /** @throws SmaltiException if a file may not set this option */
  static void require(ConfigSetting setting) {
    refusal(setting).ifPresent(reason -> {
      throw SmaltiException.usage(
          setting.where() + ": " + setting.key() + " can't be set here: " + reason);
    });
  }

  /** The names of all options that a rule is about, without their hyphens. */
  public static List<String> options() {
    return RULES.stream().flatMap(rule -> rule.options().stream()).sorted().toList();
  }
}
