package org.smalti.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.CancelledException;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

class LocalEngineTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 500).boxed().toList();

  /** Keeps what a stage says. */
  private static class Heard implements Run {
    final AtomicLong advanced = new AtomicLong();
    final AtomicLong resumed = new AtomicLong();
    final List<String> states = Collections.synchronizedList(new ArrayList<>());
    final List<Failure> skipped = Collections.synchronizedList(new ArrayList<>());
    final List<String> traces = Collections.synchronizedList(new ArrayList<>());
    final Cancellation cancellation = new Cancellation();

    @Override
    public void advance(long amount) {
      advanced.addAndGet(amount);
    }

    @Override
    public void resume(long amount) {
      resumed.addAndGet(amount);
    }

    @Override
    public void item(ItemState now) {
      states.add(now.name() + " " + now.state() + " " + now.done() + "/" + now.weight());
    }

    @Override
    public void skip(Failure failure) {
      skipped.add(failure);
    }

    @Override
    public void bug(Failure failure, String trace) {
      skip(failure);
      traces.add(trace);
    }

    @Override
    public void say(String message) {}

    @Override
    public void throwIfCancelled() {
      if (cancellation.isRequested()) {
        throw new CancelledException();
      }
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void resultsComeInTheItemsOrderAtAnyThreadCount(int threads) {
    Heard run = new Heard();
    List<Integer> squares = new LocalEngine(threads).map(NUMBERS, (n, task) -> n * n, run);
    assertThat(squares).isEqualTo(NUMBERS.stream().map(n -> n * n).toList());
    assertThat(run.advanced).hasValue(500);
  }

  @Test
  void whereTheOrderDoesNotCountALongItemKeepsNoOtherWaiting() {
    CountDownLatch others = new CountDownLatch(NUMBERS.size() - 1);
    List<Integer> results = new ArrayList<>();
    Work<Integer, Integer> work = (n, task) -> {
      if (n == 0) {
        others.await();
      }
      return n;
    };
    new LocalEngine(2)
        .map(
            Batch.of("work", NUMBERS).inAnyOrder(),
            work,
            (n, result) -> {
              results.add(result);
              others.countDown();
            },
            new Heard());
    assertThat(results).endsWith(0).containsExactlyInAnyOrderElementsOf(NUMBERS);
  }

  /** Not part of a work, which is copied. */
  private static final CountDownLatch TAKEN = new CountDownLatch(1);

  @Test
  void partsOfAnItemComeInTheirOrderWhileItIsUnderWay() {
    Map<Integer, List<Serializable>> parts = new ConcurrentHashMap<>();
    Work<Integer, Integer> work = (item, task) -> {
      for (int i = 0; i < 100; i++) {
        task.emit(item + i);
      }
      TAKEN.await();
      return item;
    };
    Batch<Integer> batch = Batch.of("live", List.of(1000, 2000)).receiving((item, part) -> {
      parts
          .computeIfAbsent(item, key -> Collections.synchronizedList(new ArrayList<>()))
          .add(part);
      if (parts.values().stream().mapToInt(List::size).sum() == 200) {
        TAKEN.countDown();
      }
    });
    new SerializingEngineFactory()
        .engine(EngineSettings.here(2))
        .map(batch, work, (item, result) -> {}, new Heard());
    for (int item : List.of(1000, 2000)) {
      assertThat(parts.get(item))
          .isEqualTo(IntStream.range(item, item + 100).boxed().toList());
    }
  }

  @Test
  void aBadItemIsSkippedAndTheOthersGoOn() {
    Heard run = new Heard();
    Work<Integer, Integer> work = (n, task) -> {
      if (n % 100 == 7) {
        throw SmaltiException.input("seven");
      }
      return n;
    };
    List<Integer> results = new LocalEngine(3).map(NUMBERS, work, run);
    assertThat(results).hasSize(495).doesNotContain(7, 107);
    assertThat(run.skipped).hasSize(5).contains(new Failure("107", "work", "seven"));
    assertThat(run.advanced).hasValue(495);
    assertThat(run.resumed).hasValue(5);
  }

  @Test
  void aFullDiskEndsTheBatch() {
    AtomicInteger calls = new AtomicInteger();
    Work<Integer, Integer> work = (n, task) -> {
      calls.incrementAndGet();
      throw new SmaltiException(Reason.OUTPUT, "full");
    };
    assertThatThrownBy(() -> new LocalEngine(2).map(NUMBERS, work, new Heard())).hasMessage("full");
    assertThat(calls.get()).isLessThan(100);
  }

  @Test
  void aBugInOneItemIsAFailureAndTheOthersGoOn() {
    Heard run = new Heard();
    Work<Integer, Integer> work = (n, task) -> 1 / (n % 100 - 7);
    List<Integer> results = new LocalEngine(2).map(NUMBERS, work, run);
    assertThat(results).hasSize(495);
    assertThat(run.skipped)
        .hasSize(5)
        .allMatch(Failure::isBug)
        .contains(new Failure("107", "work", "bug: java.lang.ArithmeticException: / by zero"));
    assertThat(run.traces).hasSize(5).allMatch(trace -> trace.contains("LocalEngineTest"));
    Failures failures = new Failures();
    failures.add(run.skipped.get(0));
    assertThat(failures.exitCode(495)).isEqualTo(ExitCode.BUG);
  }

  @Test
  void whereEachItemIsNeededAFailureEndsTheBatch() {
    Work<Integer, Integer> bad = (n, task) -> {
      throw SmaltiException.input("bad");
    };
    assertThatThrownBy(() -> new LocalEngine(2)
            .map(Batch.of("frames", NUMBERS).asAWhole(), bad, (n, result) -> {}, new Heard()))
        .hasMessage("frames 0: bad");
    Work<Integer, Integer> bug = (n, task) -> 1 / (n - NUMBERS.get(n));
    assertThatThrownBy(() -> new LocalEngine(1)
            .map(Batch.of("frames", NUMBERS).asAWhole(), bug, (n, result) -> {}, new Heard()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRequestToStopInterruptsTheWorkersAndWaitsForThem() {
    Heard run = new Heard();
    AtomicInteger running = new AtomicInteger();
    Work<Integer, Integer> work = (n, task) -> {
      running.incrementAndGet();
      try {
        run.cancellation.request();
        new CountDownLatch(1).await();
        return n;
      } finally {
        running.decrementAndGet();
      }
    };
    assertThatThrownBy(() -> new LocalEngine(2).map(NUMBERS, work, run))
        .isInstanceOf(CancelledException.class);
    assertThat(running).hasValue(0);
    assertThat(run.skipped).isEmpty();
  }

  @Test
  void heavyItemsAdvanceTheRunWhileTheyAreUnderWay() {
    Heard run = new Heard();
    List<Long> seen = new ArrayList<>();
    Work<String, String> work = (name, task) -> {
      task.reached(0.25);
      seen.add(run.advanced.get());
      task.reached(0.1);
      seen.add(run.advanced.get());
      return name;
    };
    Batch<String> batch = Batch.of("work", List.of("film")).weighing(name -> 1000);
    new LocalEngine(1).map(batch, work, (item, result) -> {}, run);
    assertThat(seen).containsExactly(250L, 250L);
    assertThat(run.advanced).hasValue(1000);
  }

  @Test
  void figuresAreToldWhenTheyChange() {
    List<ItemState> told = Collections.synchronizedList(new ArrayList<>());
    Heard run = new Heard() {
      @Override
      public void item(ItemState now) {
        told.add(now);
      }
    };
    List<ItemMetric> slow = List.of(new ItemMetric("fps", 1, "1.0 fps"));
    List<ItemMetric> fast = List.of(new ItemMetric("fps", 2, "2.0 fps"));
    Work<String, String> work = (name, task) -> {
      task.figures(slow);
      task.figures(slow);
      task.figures(fast);
      return name;
    };
    new LocalEngine(1).map(Batch.of("work", List.of("film")), work, (item, result) -> {}, run);
    assertThat(told).extracting(ItemState::figures).containsExactly(List.of(), slow, fast, fast);
  }

  @Test
  void whatHappensToAnItemIsTold() {
    Heard run = new Heard();
    Work<String, String> work = (name, task) -> {
      task.state("fetching");
      task.resumed(0.3);
      task.reached(0.5);
      task.state("fetching");
      task.state("checking");
      task.state(ItemState.DONE);
      return name;
    };
    Batch<String> batch = Batch.of("work", List.of("film")).weighing(name -> 1000);
    new LocalEngine(1).map(batch, work, (item, result) -> {}, run);
    assertThat(run.states)
        .containsExactly(
            "film begun 0/1000",
            "film fetching 0/1000",
            "film fetching 300/1000",
            "film fetching 500/1000",
            "film checking 500/1000",
            "film done 1000/1000");
    assertThat(run.resumed).hasValue(300);
    assertThat(run.advanced).hasValue(700);
  }

  @Test
  void anItemEndsInOneOfThreeWays() {
    Heard run = new Heard();
    Work<Integer, Integer> work = (n, task) -> {
      switch (n) {
        case 1 -> task.state(ItemState.FAILED);
        case 2 -> throw SmaltiException.input("two");
        case 3 -> throw new SmaltiException(Reason.OUTPUT, "full");
        default -> {}
      }
      return n;
    };
    assertThatThrownBy(() -> new LocalEngine(1).map(List.of(0, 1, 2, 3), work, run))
        .hasMessage("full");
    assertThat(run.states)
        .containsExactly(
            "0 begun 0/1",
            "0 done 1/1",
            "1 begun 0/1",
            "1 failed 0/1",
            "2 begun 0/1",
            "2 failed 0/1",
            "3 begun 0/1",
            "3 stopped 0/1");
  }
}
