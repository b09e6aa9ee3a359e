package org.smalti.core.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Journal;

/**
 * The items of a step that are finished, and the key of the input that each was finished from. An item counts as
 * finished only once its result is saved. Not safe for several threads.
 */
public final class DoneItems {
  private final String stage;
  private final Journal journal;
  private final CommandContext run;
  private final SaveInterval interval = new SaveInterval();
  private final List<Done> unsaved = new ArrayList<>();
  /** The keys of the items, as they were before the items were worked on. */
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
   * The items that are still to be done. Under {@code --force} these are all items, even those that the journal
   * suspects; each stays to be done until it is finished. The problems of finished items are added to the failures
   * again.
   *
   * @param name the name of an item, usually its file name
   * @param key the key of an item: a digest of everything that its result depends on
   * @param present whether the result of an item is still there
   * @throws SmaltiException if items are left, and nothing can be written beside the output
   */
  public <T> List<T> left(
      List<T> items, Function<T, String> name, Function<T, String> key, Predicate<T> present) {
    List<T> left = new ArrayList<>();
    for (T item : items) {
      String itemName = name.apply(item);
      String itemKey = key.apply(item);
      keys.put(itemName, itemKey);
      if (run.force()) {
        journal.acquit(itemName);
        journal.undone(item(itemName));
        left.add(item);
      } else if (journal.isDone(item(itemName), itemKey) && present.test(item)) {
        journal
            .problem(item(itemName))
            .ifPresent(text -> run.failures().add(Failure.incomplete(itemName, stage, text)));
        finished++;
      } else {
        left.add(item);
      }
    }
    if (!left.isEmpty()) {
      journal.requireWritable();
    }
    return left;
  }

  /**
   * Notes that an item is finished; the journal gets it with the next save.
   *
   * @param problem what had to be left out of the item, or an empty text
   */
  public void finish(String name, String problem) {
    unsaved.add(new Done(item(name), keys.getOrDefault(name, ""), problem));
    finished++;
  }

  /** Whether something had to be left out of an item when it was finished. */
  public boolean hasProblem(String name) {
    return journal.problem(item(name)).isPresent();
  }

  /** Does what {@link #save} does, if it is time for it. */
  public void saveIfTime(Runnable save) {
    interval.saveIfOver(() -> save(save));
  }

  /** Saves the results, then notes the finished items in the journal. */
  public void save(Runnable save) {
    save.run();
    unsaved.forEach(done -> journal.done(done.item(), done.key(), done.problem()));
    unsaved.clear();
  }

  /** How many items are finished, in this run or an earlier one. */
  public int finished() {
    return finished;
  }

  private String item(String name) {
    return stage + ":" + name;
  }
}
