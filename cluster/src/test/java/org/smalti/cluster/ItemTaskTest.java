package org.smalti.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.junit.jupiter.api.Test;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Batch;
import org.smalti.core.run.BatchTracker;
import org.smalti.core.run.Engine;
import org.smalti.core.run.EngineFactory;
import org.smalti.core.run.EngineSettings;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Outcome;
import org.smalti.core.run.TaskMessage;
import org.smalti.core.run.Work;

/** How items get to tasks. */
class ItemTaskTest {
  private static final int MANY = 400;
  private static final List<Integer> NUMBERS = IntStream.range(0, MANY).boxed().toList();

  private static Engine engine() {
    return EngineFactory.open(new EngineSettings("local[2]", Map.of(), 2, Optional.empty()));
  }

  /** Not part of a work, which is sent. */
  private static final Set<Long> TASKS = ConcurrentHashMap.newKeySet();

  @Test
  void shortItemsShareATask() {
    Work<Integer, Integer> work = (number, task) -> {
      TASKS.add(TaskContext.get().taskAttemptId());
      return number;
    };
    List<Integer> results;
    try (Engine engine = engine()) {
      results = engine.map(NUMBERS, work, new TestRun());
    }
    assertThat(results).isEqualTo(NUMBERS);
    assertThat(TASKS).hasSizeLessThan(MANY / 10);
  }

  private static final CountDownLatch OTHERS = new CountDownLatch(MANY - 1);

  @Test
  void aLongItemDelaysNoOther() {
    List<Integer> results = new ArrayList<>();
    Work<Integer, Integer> work = (number, task) -> {
      if (number == 1) {
        OTHERS.await();
      }
      return number;
    };
    try (Engine engine = engine()) {
      engine.map(
          Batch.of("wait", NUMBERS).inAnyOrder(),
          work,
          (number, result) -> {
            results.add(result);
            OTHERS.countDown();
          },
          new TestRun());
    }
    assertThat(new HashSet<>(results)).hasSize(MANY);
    assertThat(results.get(MANY - 1)).isEqualTo(1);
  }

  @Test
  void aPartThatTheDriverCanNotTakeEndsTheBatch() {
    Batch<Integer> batch = Batch.of("live", NUMBERS).receiving((item, part) -> {
      throw new SmaltiException(SmaltiException.Reason.OUTPUT, "the disk is full");
    });
    Work<Integer, Integer> work = (number, task) -> {
      task.emit(number);
      return number;
    };
    try (Engine engine = engine()) {
      assertThatThrownBy(() -> engine.map(batch, work, (number, result) -> {}, new TestRun()))
          .isInstanceOf(SmaltiException.class)
          .hasMessage("the disk is full");
    }
  }

  /** An exchange with the items "a" and "b", where task 1 may ask. */
  private static ItemExchange<String, String> exchange(List<TaskEvent<String, String>> events) {
    ItemExchange<String, String> exchange = new ItemExchange<>(events::add);
    Batch<String> batch = Batch.of("stage", List.of("a", "b"));
    BatchTracker<String> tracker = new BatchTracker<>(batch, Journal.none(), new TestRun());
    for (String item : batch.items()) {
      exchange.add(
          new PendingItem<>(item, tracker.admit(item).orElseThrow(), SerializedObject.of(item)));
    }
    exchange.begin(1);
    return exchange;
  }

  private static TaskQuery query(long attempt, boolean withOutcome) {
    SerializedObject outcome =
        withOutcome ? SerializedObject.of(new Outcome.Done<>("result", false)) : null;
    return new TaskQuery(new TaskAttempt(1, attempt), TaskMessage.Began.here(), outcome);
  }

  private static String given(TaskQuery.Answer answer) {
    return Optional.ofNullable(answer.item())
        .map(item -> item.<String>as(String.class))
        .orElse("");
  }

  @Test
  void aTaskThatSparkTriesAgainGetsTheItemThatItHad() {
    try (Engine engine = engine()) {
      assertThat(engine.parallelism()).isEqualTo(2);
      List<TaskEvent<String, String>> events = new ArrayList<>();
      ItemExchange<String, String> exchange = exchange(events);
      assertThat(given(exchange.answer(query(1, false)))).isEqualTo("a");
      assertThat(given(exchange.answer(query(2, false)))).as("tried again").isEqualTo("a");
      assertThat(given(exchange.answer(query(1, true)))).as("the first lives").isEmpty();
      assertThat(events).isEmpty();
      assertThat(given(exchange.answer(query(2, true)))).isEqualTo("b");
      assertThat(events)
          .singleElement()
          .isInstanceOfSatisfying(
              TaskEvent.Attempted.class,
              event -> assertThat(event.item().item()).isEqualTo("a"));
      assertThat(exchange.end(1).orElseThrow().item()).isEqualTo("b");
      assertThat(exchange.open()).isZero();
    }
  }
}
