package org.smalti.tools.video.relay;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;

/** Relays that run at the same time, each in threads of its own: one that fails touches no other. */
final class Relays {
  private static final String STAGE = "relay";

  private final List<RelaySpec> specs;
  private final CommandContext context;
  private int finished;

  Relays(List<RelaySpec> specs, CommandContext context) {
    this.specs = specs;
    this.context = context;
  }

  /**
   * Runs all of them to their ends.
   *
   * @param table that lists them; null for a single one, whose failure is thrown
   * @return the exit code
   */
  int run(@Nullable Path table) {
    check();
    if (context.dryRun()) {
      specs.forEach(spec -> context.would("relay " + spec.from() + " to " + spec.to()));
      return ExitCode.OK;
    }
    try (Run run = context.begin(STAGE, -1, Unit.FRAMES);
        Engine engine = context.engine(Math.max(1, specs.size()))) {
      if (engine.parallelism() < specs.size()) {
        throw SmaltiException.usage(
            specs.size() + " relays need as many threads, not " + engine.parallelism());
      }
      run(engine, new RelayReport(run), table != null);
    }
    return table == null ? ExitCode.OK : context.finish(table, finished);
  }

  private void run(Engine engine, RelayReport report, boolean several) {
    Batch<RelaySpec> batch =
        Batch.of(STAGE, specs).named(RelaySpec::name).weighing(spec -> 0).inAnyOrder();
    try {
      engine.map(
          batch,
          new RelayWork(),
          (spec, result) -> {
            Optional<SmaltiException> failure = result.failure();
            if (failure.isEmpty()) {
              finished++;
            } else if (several) {
              report.skip(new Failure(spec.name(), STAGE, failure.get().getMessage()));
            } else {
              throw failure.get();
            }
          },
          report);
    } finally {
      report.summarize(report::say);
    }
  }

  /** Before anything is begun. */
  private void check() {
    Set<String> targets = new HashSet<>();
    for (RelaySpec spec : specs) {
      spec.to().container();
      spec.to().existing().ifPresent(spec.from()::spare);
      if (!targets.add(spec.to().text())) {
        throw SmaltiException.usage(spec.to() + " is the target of two relays");
      }
      if (!context.force() && spec.to().existing().isPresent()) {
        throw SmaltiException.usage(
            spec.to() + " is there already; choose another target, or replace it by --force");
      }
    }
  }
}
