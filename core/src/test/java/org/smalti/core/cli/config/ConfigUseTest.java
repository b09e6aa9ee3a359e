package org.smalti.core.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.cli.GivenOptions;
import org.smalti.core.cli.HelpCommand;
import org.smalti.core.cli.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

class ConfigUseTest {
  @TempDir
  Path folder;

  private final Map<String, String> environment = new TreeMap<>();

  @Command(
      name = "smalti",
      subcommands = {Group.class, Tell.class, HelpCommand.class})
  static final class Root {}

  @Command(name = "group", subcommands = Tell.class)
  static final class Group {}

  enum Colour {
    RED,
    GREEN
  }

  /** Says what its options are. */
  @Command(name = "tell", mixinStandardHelpOptions = true)
  static final class Tell implements Callable<Integer> {
    @Mixin
    RunOptions run;

    @Option(names = "--word", required = true)
    String word = "";

    @Option(names = "--several", split = ",")
    List<String> several = List.of("a");

    @Option(names = "--plain")
    boolean plain;

    @Option(names = "--colour")
    Colour colour = Colour.RED;

    @Option(names = "--place")
    @Nullable
    Path place;

    @Option(names = "--mark", negatable = true, defaultValue = "true", fallbackValue = "true")
    boolean mark;

    @Option(names = "--fail")
    boolean fail;

    @Option(names = "--ffmpeg")
    @Nullable
    String ffmpeg;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
      if (fail) {
        throw SmaltiException.usage("--fail was asked for");
      }
      boolean given = new GivenOptions(Objects.requireNonNull(spec)).has("--word");
      run.context()
          .out()
          .println(word + (given ? " given " : " ") + several + " " + plain + " " + colour + " "
              + place + " " + mark + " " + run.context().threads() + " " + ffmpeg);
      return 0;
    }
  }

  @BeforeEach
  void aHome() {
    environment.put("HOME", folder.resolve("home").toString());
  }

  private Path user(String... lines) throws Exception {
    Path settings = Files.createDirectories(folder.resolve("home/.config/smalti"));
    return Files.write(settings.resolve("config.properties"), List.of(lines));
  }

  private Path local(String... lines) throws Exception {
    return Files.write(folder.resolve(".smalti"), List.of(lines));
  }

  private Outcome smalti(Object... words) {
    return CommandTester.of(Root.class)
        .reading(ConfigFiles.of(folder, environment))
        .run(words);
  }

  private String tell(Object... words) {
    Outcome outcome = smalti(words);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return outcome.out().strip();
  }

  @Test
  void aFileGivesValuesThatTheCommandLineGoesBefore() throws Exception {
    user(
        "# mine",
        "threads = 3",
        "tell.word: süß $x ${HOME}",
        "several=b,c",
        "colour=green",
        "plain=true",
        "mark=false",
        "place=~/media");
    assertThat(tell("tell"))
        .isEqualTo("süß $x ${HOME} [b, c] true GREEN " + folder + "/home/media false 3 null");
    assertThat(tell(
            "tell",
            "--word",
            "w",
            "--several",
            "d",
            "--plain",
            "--colour=red",
            "--mark",
            "-t",
            "1"))
        .as("a flag that is given means yes though a file says so too")
        .isEqualTo("w given [d] true RED " + folder + "/home/media true 1 null");
    assertThat(tell("tell", "--no-mark", "--plain=false")).contains(" false GREEN ", " false 3");
  }

  @Test
  void theNearerFileAndTheBetterNamedCommandWin() throws Exception {
    user("word=user", "group.tell.word=user's own", "group.threads=2", "threads=7");
    assertThat(tell("tell")).startsWith("user [").endsWith(" 7 null");
    assertThat(tell("group", "tell")).startsWith("user's own [").endsWith(" 2 null");
    local("word=folder");
    assertThat(tell("group", "tell")).startsWith("folder [").endsWith(" 2 null");
    Path named = Files.writeString(folder.resolve("named"), "word=named");
    assertThat(tell("group", "tell", "--config", named)).startsWith("named [");
    assertThat(tell("--config=" + named, "group", "tell")).startsWith("named [");
  }

  @Test
  void otherPlacesAreReadAndTheEnvironmentGoesBeforeFiles() throws Exception {
    environment.put("XDG_CONFIG_HOME", folder.resolve("xdg").toString());
    Files.createDirectories(folder.resolve("xdg/smalti"));
    Files.writeString(folder.resolve("xdg/smalti/config.properties"), "word=x\nffmpeg=mine\n");
    assertThat(tell("tell")).startsWith("x [").endsWith(" mine");
    environment.put("SMALTI_FFMPEG", "theirs");
    assertThat(tell("tell")).endsWith(" null");
  }

  private void isRefused(Outcome outcome, String... said) {
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains(said);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void whatIsWrongIsNamedByFileLineAndKey() throws Exception {
    Path file = user("", "tell.wrd=x");
    isRefused(
        smalti("tell"),
        "smalti: " + file
            + ", line 2: tell.wrd: 'smalti tell' has no option --wrd; did you mean tell.word?\n");
    user("thraeds=2");
    isRefused(
        smalti("tell"),
        "line 1: thraeds: no command has an option --thraeds; did you mean threads?");
    user("tel.word=x");
    isRefused(smalti("tell"), "line 1: tel.word: smalti has no command tel; did you mean tell?");
    user("word=w", "", "threads=many");
    isRefused(
        smalti("tell"), "smalti: " + file + ", line 3: threads: 'many' is not a whole number\n");
    user("word=w", "colour=blue");
    isRefused(smalti("tell"), "line 2: colour: 'blue' is none of red, green");
    user("word=w", "word = v");
    isRefused(smalti("tell"), "line 2: word stands in line 1 already; leave one out");
    user("word=\\u12");
    isRefused(smalti("tell"), "line 1: a \\u is not followed by four hexadecimal digits");
    Files.write(file, new byte[] {'a', '=', (byte) 0xff});
    isRefused(smalti("tell"), "is no text in UTF-8");
    isRefused(smalti("tell", "--config", folder.resolve("none")), "can't be read: no such file");
  }

  @Test
  void linesOfOtherCommandsAreTheirs() throws Exception {
    user("group.tell.wrd=x", "tell.word=w");
    assertThat(tell("tell")).startsWith("w ");
    isRefused(smalti("group", "tell"), "line 1: group.tell.wrd");
  }

  @Test
  void aLongLineGoesOnAndKeepsItsNumber() throws Exception {
    Files.writeString(
        user(), "\uFEFFtell.word = one \\\n    two\r\n! no\nseveral=\n\ncolour=pink\n");
    isRefused(smalti("tell"), "line 6: colour");
    assertThat(tell("tell", "--colour", "red")).startsWith("one two [] ");
  }

  @Test
  void dangerousOptionsCanNotBeSet() throws Exception {
    user("force=true");
    isRefused(smalti("tell", "--word=w"), "line 1: force can't be set here: it takes the place");
    user("ffmpeg=/opt/ffmpeg");
    assertThat(tell("tell", "--word=w")).endsWith("/opt/ffmpeg");
    local("tell.ffmpeg=./evil");
    isRefused(
        smalti("tell", "--word=w"), ".smalti, line 1: tell.ffmpeg can't be set here: it chooses");
  }

  @Test
  void helpWorksWhereFilesAreWrong() throws Exception {
    user("nonsense=1");
    assertThat(tell("tell", "--help")).contains("--word");
    assertThat(tell("help", "tell")).contains("--word");
  }

  @Test
  void errorsFollowTheProgressThatAFileChose() throws Exception {
    user("progress=json", "word=w");
    assertThat(smalti("tell", "--fail").err()).startsWith("{\"event\":\"error\"");
    assertThat(smalti("tell", "--fail", "--progress=plain").err()).startsWith("smalti: ");
  }

  @Test
  void anErrorOfUseSaysWhatFilesSet() throws Exception {
    Path file = user("several=z", "word=w");
    assertThat(smalti("tell", "--fail", "--word", "v").err())
        .isEqualTo("smalti: --fail was asked for\nconfig files set --several (" + file
            + ", line 1); see 'smalti config'\n");
  }

  @Test
  void filesThatAFileNamesAreCheckedLikeTypedOnes() throws Exception {
    user("word=w", "place=http://host/a.csv");
    isRefused(smalti("tell"), "--place is a file or folder on this machine");
  }
}
