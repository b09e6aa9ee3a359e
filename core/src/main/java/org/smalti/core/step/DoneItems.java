package org.smalti.core.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Journal;

/**
 * The items of a step that are finished, and what they were finished from. An item counts as finished only once what was found
 * out about it is saved. For one thread.
 */
public final class DoneItems {
  private final String stage;
  private final Journal journal;
  private final CommandContext run;
  private final SaveInterval interval = new SaveInterval();
  private final List<Done> unsaved = new ArrayList<>();
  /** What the items that are left are made from, as it was before they were worked on. */
  private final Map<String, String> keys = new HashMap<>();

  private int finished;

  private record Done(String item, String key, String problem) {}

  /** @param stage what the step is called in the journal and in the failures table */
  public DoneItems(String stage, Journal journal, CommandContext run) {
    this.stage = stage;
    this.journal = journal;
    this.run = run;
  }

  /**
   * The items that are still to be done. Under {@code --force} these are all of them, also those that the journal suspects, and
   * they stay to be done until they are. What had to be left out of a finished item is told again.
   *
   * @param name of an item, usually its file name
   * @param key what it is made from
   * @param present whether what was made of it is still there
   */
  public <T> List<T> left(
      List<T> items, Function<T, String> name, Function<T, String> key, Predicate<T> present) {
    List<T> left = new ArrayList<>();
    for (T item : items) {
      String called = name.apply(item);
      String madeFrom = key.apply(item);
      keys.put(called, madeFrom);
      if (run.force()) {
        journal.acquit(called);
        journal.undone(item(called));
        left.add(item);
      } else if (journal.isDone(item(called), madeFrom) && present.test(item)) {
        journal
            .problem(item(called))
            .ifPresent(text -> run.failures().add(new Failure(called, stage, text)));
        finished++;
      } else {
        left.add(item);
      }
    }
    return left;
  }

  /**
   * An item is finished, and counts as such once it is saved.
   *
   * @param problem what had to be left out of it, or an empty text
   */
  public void finish(String name, String problem) {
    unsaved.add(new Done(item(name), keys.getOrDefault(name, ""), problem));
    finished++;
  }

  /** Whether something had to be left out of an item when it was finished. */
  public boolean hasProblem(String name) {
    return journal.problem(item(name)).isPresent();
  }

  /** Saves and remembers what was finished, if it is time. */
  public void saveIfTime(Runnable save) {
    interval.saveIfOver(() -> save(save));
  }

  /** Saves and remembers what was finished. */
  public void save(Runnable save) {
    save.run();
    unsaved.forEach(done -> journal.done(done.item(), done.key(), done.problem()));
    unsaved.clear();
  }

  /** How many items are finished, now or before. */
  public int finished() {
    return finished;
  }

  private String item(String name) {
    return stage + ":" + name;
  }
}
