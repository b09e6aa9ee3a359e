package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** Commands that are made as they are called are those that are made all at once. */
class CalledCommandsTest {
  private static Outcome smalti(Object... words) {
    return CommandTester.of(Main.class).run(words);
  }

  private static List<CommandLine> all(CommandLine command) {
    List<CommandLine> all = new ArrayList<>(List.of(command));
    command.getSubcommands().values().forEach(child -> all.addAll(all(child)));
    return all;
  }

  @Test
  void theHelpOfEachCommandIsThatOfTheWholeModel() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    CommandLine whole = new SmaltiCommandLine(
            Main.class, new Console(nowhere, nowhere, false, 100, new Cancellation()))
        .commands();
    int compared = 0;
    for (CommandLine command : all(whole)) {
      if (command.getCommandSpec().helpCommand()) {
        continue;
      }
      List<String> path = List.of(command.getCommandSpec().qualifiedName(" ").split(" "));
      List<String> words = path.subList(1, path.size());
      String help = command.getUsageMessage(Ansi.OFF);
      assertThat(smalti(Stream.concat(words.stream(), Stream.of("--help")).toArray())
                  .out()
              + smalti(Stream.concat(Stream.of("help"), words.stream()).toArray())
                  .out())
          .as(String.join(" ", path))
          .isEqualTo(help + help);
      compared++;
    }
    assertThat(compared).isGreaterThan(60);
  }

  /** A group is made without a look at its fields: whatever picocli would see there would be lost. */
  @Test
  void aGroupOfCommandsHasNoOptions() {
    int groups = 0;
    for (Class<?> type : withAllBelow(Main.class)) {
      Command command = Objects.requireNonNull(type.getAnnotation(Command.class));
      if (command.subcommands().length > 0 && !Callable.class.isAssignableFrom(type)) {
        for (Field field : type.getDeclaredFields()) {
          assertThat(field.getAnnotations()).as(field.toString()).isEmpty();
        }
        assertThat(type.getSuperclass()).isEqualTo(Object.class);
        groups++;
      }
    }
    assertThat(groups).isGreaterThan(5);
  }

  private static List<Class<?>> withAllBelow(Class<?> type) {
    List<Class<?>> all = new ArrayList<>(List.of(type));
    for (Class<?> each :
        Objects.requireNonNull(type.getAnnotation(Command.class)).subcommands()) {
      all.addAll(withAllBelow(each));
    }
    return all;
  }

  @Test
  void wrongWordsAreAnsweredWithCommandsThatWereNotMade() {
    assertThat(smalti("sampels").err())
        .startsWith("smalti: smalti has no command sampels; did you mean samples?");
    assertThat(smalti("help", "sampels").err()).contains("did you mean samples?");
    assertThat(smalti("ia", "find").err()).contains("it has search, download, verify");
    assertThat(smalti("compose", "waves", "--in").err()).startsWith("smalti: ");
    assertThat(smalti("compose", "wave").err()).contains("did you mean waves?");
  }

  @Test
  void aValueThatIsTheNameOfACommandIsAValue() {
    assertThat(smalti("grid", "--in", "samples").err()).startsWith("smalti: samples: no such file");
    assertThat(smalti("samples", "video", "--out", "o.csv").err()).startsWith("smalti: video");
  }
}
