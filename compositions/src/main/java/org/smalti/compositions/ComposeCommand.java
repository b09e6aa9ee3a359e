package org.smalti.compositions;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.generative.Follow;
import org.smalti.compositions.generative.RollingCredits;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CalledCommands;
import org.smalti.core.cli.GivenOptions;
import org.smalti.core.cli.MemoryUse;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code smalti compose NAME}: has one subcommand for each line of {@link Compositions}. */
@Command(
    name = "compose",
    description = "Make a film of samples that have a place on a grid.",
    mixinStandardHelpOptions = true,
    modelTransformer = ComposeCommand.OnePerComposition.class,
    footerHeading = "%nExample:%n",
    footer = "  smalti compose proliferation --in subset.csv --dir media --out mosaic.mp4")
@MemoryUse(MemoryUse.Kind.KEEPS_PICTURES)
public final class ComposeCommand implements Callable<Integer> {
  private static final String SHARED = "shared";

  @Mixin(name = SHARED)
  private ComposeOptions options = new ComposeOptions();

  @Option(names = "--list", description = "list all compositions and what they do")
  private boolean list;

  @Option(
      names = CompositionPlugins.OPTION,
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description =
          "a folder of jars with more compositions (default: that of SMALTI_PLUGINS, if it is set)")
  @SuppressWarnings(
      "UnusedVariable") // CompositionPlugins.choose looks at it before the commands are made
  private @Nullable Path plugins;

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    if (!list) {
      throw new ParameterException(command, "Missing required subcommand");
    }
    Map<String, String> descriptions = new LinkedHashMap<>();
    for (Compositions each : Compositions.values()) {
      descriptions.put(each.word(), Compositions.description(each.create()));
    }
    CompositionPlugins.usable()
        .forEach((name, maker) -> descriptions.put(name, Compositions.description(maker.get())));
    int width = descriptions.keySet().stream().mapToInt(String::length).max().orElse(0);
    descriptions.forEach((name, description) ->
        command.getOut().println(name + " ".repeat(width + 2 - name.length()) + description));
    return ExitCode.OK;
  }

  /** Gives each composition that is called the shared options and its own. */
  static final class OnePerComposition implements IModelTransformer {
    private final CalledCommands called;

    OnePerComposition(CalledCommands called) {
      this.called = called;
    }

    @Override
    public CommandSpec transform(CommandSpec compose) {
      for (Compositions each : Compositions.values()) {
        add(each.word(), each.create(), compose);
      }
      CompositionPlugins.usable().forEach((name, maker) -> add(name, maker.get(), compose));
      add("sheet", new PieceSheet(), compose);
      add("all", new AllPieces(), compose);
      add("credits", new RollingCredits(options(compose)::credits), compose);
      add("follow", new Follow(), compose);
      for (OptionSpec option : List.copyOf(shared(compose).options())) {
        compose.remove(option);
      }
      return compose;
    }

    private void add(String name, Composition composition, CommandSpec compose) {
      compose.addSubcommand(
          name,
          called.has(name)
              ? subcommand(name, composition, shared(compose), options(compose))
              : CalledCommands.listed(name, Compositions.description(composition)));
    }

    private static CommandSpec shared(CommandSpec compose) {
      return Objects.requireNonNull(compose.mixins().get(SHARED));
    }

    private static ComposeOptions options(CommandSpec compose) {
      return ((ComposeCommand) compose.userObject()).options;
    }

    private static CommandSpec subcommand(
        String name, Composition composition, CommandSpec shared, ComposeOptions options) {
      CommandSpec own = CommandSpec.forAnnotatedObjectLenient(composition);
      Performance performance = new Performance(options, composition);
      CommandSpec spec = CommandSpec.wrapWithoutInspection(performance)
          .name(name)
          .mixinStandardHelpOptions(true)
          .addMixin(SHARED, shared)
          .addMixin("own", own);
      spec.usageMessage()
          .description(Compositions.description(composition))
          .footerHeading("%nExample:%n")
          .footer("  smalti compose " + name + " --in subset.csv --dir media --out mosaic.mp4");
      performance.spec = spec;
      return spec;
    }
  }

  /** What the subcommand of a composition does. */
  private static final class Performance implements Callable<Integer> {
    private final ComposeOptions options;
    private final Composition composition;
    private @Nullable CommandSpec spec;

    Performance(ComposeOptions options, Composition composition) {
      this.options = options;
      this.composition = composition;
    }

    @Override
    public Integer call() {
      return options.perform(composition, new GivenOptions(Objects.requireNonNull(spec)));
    }
  }
}
