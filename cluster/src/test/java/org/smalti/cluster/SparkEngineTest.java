package org.smalti.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.EngineFactory;
import org.smalti.core.run.EngineSettings;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Work;

/** The engine in this process: what can be shown without losing an executor. */
class SparkEngineTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 60).boxed().toList();

  private static Engine engine() {
    return EngineFactory.open(new EngineSettings("local[2]", Map.of(), 2, Optional.empty()));
  }

  private static <T extends Serializable, R extends Serializable> List<R> results(
      Batch<T> batch, Work<T, R> work, TestRun run) {
    List<R> results = new ArrayList<>();
    try (Engine engine = engine()) {
      engine.map(batch, work, (item, result) -> results.add(result), Journal.none(), run);
    }
    return results;
  }

  @Test
  void resultsComeInTheOrderOfTheItemsAndOnTheCallingThread() {
    Set<Thread> threads = new HashSet<>();
    List<Integer> results = new ArrayList<>();
    TestRun run = new TestRun();
    try (Engine engine = engine()) {
      assertThat(engine.parallelism()).isEqualTo(2);
      engine.map(
          Batch.of("square", NUMBERS),
          (number, task) -> number * number,
          (number, square) -> {
            threads.add(Thread.currentThread());
            results.add(square);
          },
          run);
    }
    assertThat(results).isEqualTo(NUMBERS.stream().map(n -> n * n).toList());
    assertThat(threads).containsExactly(Thread.currentThread());
    assertThat(run.done()).isEqualTo(60);
  }

  /** Not part of a work, which is sent. */
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
    assertThat(results(batch, work, new TestRun())).containsExactly(1000, 2000);
    for (int item : List.of(1000, 2000)) {
      assertThat(parts.get(item))
          .isEqualTo(IntStream.range(item, item + 100).boxed().toList());
    }
  }

  @Test
  void inAnyOrderNoneIsMissing() {
    assertThat(results(
            Batch.of("same", NUMBERS).inAnyOrder(), (number, task) -> number, new TestRun()))
        .containsExactlyInAnyOrderElementsOf(NUMBERS);
  }

  @Test
  void whatCanBeExplainedIsARowAndABugHasItsTrace() {
    TestRun run = new TestRun();
    List<Integer> results = results(
        Batch.of("check", List.of(1, 2, 3)),
        (number, task) -> {
          if (number == 1) {
            throw SmaltiException.input("no header");
          }
          if (number == 2) {
            throw new IllegalStateException("oops");
          }
          return number;
        },
        run);
    assertThat(results).containsExactly(3);
    assertThat(run.failures())
        .containsExactlyInAnyOrder(
            new Failure("1", "check", "no header"),
            new Failure("2", "check", "bug: java.lang.IllegalStateException: oops"));
    assertThat(run.bugs()).singleElement().asString().contains("SparkEngineTest");
  }

  @Test
  void whatCanNoLongerBeWrittenEndsTheBatch() {
    assertThatThrownBy(() -> results(
            Batch.of("write", NUMBERS),
            (number, task) -> {
              throw new SmaltiException(SmaltiException.Reason.OUTPUT, "the disk is full");
            },
            new TestRun()))
        .isInstanceOf(SmaltiException.class)
        .hasMessage("the disk is full");
  }

  /** An item that does not arrive a few times, as on a bad network. */
  private static final class Fragile implements Serializable {
    static final AtomicInteger ARRIVALS = new AtomicInteger();

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      if (ARRIVALS.incrementAndGet() < 3) {
        throw new IOException("torn");
      }
    }
  }

  @Test
  void aTaskThatFailsOutsideTheWorkIsRepeated() {
    Fragile.ARRIVALS.set(0);
    TestRun run = new TestRun();
    assertThat(results(Batch.of("carry", List.of(new Fragile())), (item, task) -> "done", run))
        .containsExactly("done");
    assertThat(run.failures()).isEmpty();
  }

  private static final CountDownLatch BEGUN = new CountDownLatch(2);
  private static final AtomicInteger RUNNING = new AtomicInteger();

  private static String forever() throws InterruptedException {
    RUNNING.incrementAndGet();
    try {
      BEGUN.countDown();
      new CountDownLatch(1).await();
      return "";
    } finally {
      RUNNING.decrementAndGet();
    }
  }

  @Test
  void aCancelledBatchLeavesNothingRunning() throws InterruptedException {
    TestRun run = new TestRun();
    Thread person = new Thread(() -> {
      try {
        BEGUN.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      run.cancel();
    });
    person.start();
    assertThatThrownBy(() -> results(Batch.of("wait", NUMBERS), (number, task) -> forever(), run))
        .isInstanceOf(CancelledException.class);
    person.join();
    assertThat(RUNNING).hasValue(0);
  }

  @Test
  void progressArrivesAtTheDriver() {
    Set<String> states = ConcurrentHashMap.newKeySet();
    CountDownLatch heard = new CountDownLatch(1);
    LATCHES.put("heard", heard);
    TestRun run = new TestRun(state -> {
      states.add(state.state());
      if (state.state().equals("encoding")) {
        heard.countDown();
      }
    });
    results(
        Batch.of("encode", List.of("a")),
        (name, task) -> {
          task.state("encoding");
          Objects.requireNonNull(LATCHES.get("heard")).await();
          return name;
        },
        run);
    assertThat(states).contains("begun", "encoding", "done");
  }

  /** Work that was sent can't hold a latch. */
  private static final Map<String, CountDownLatch> LATCHES = new ConcurrentHashMap<>();

  @Test
  void aMasterThatIsNoneIsAUsageError() {
    assertThatThrownBy(() ->
            EngineFactory.open(new EngineSettings("sparks://x:1", Map.of(), 1, Optional.empty())))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("no engine for sparks://x:1");
  }

  @Test
  void aMasterThatIsNotThereIsNamed() throws IOException {
    String master;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      master = "spark://127.0.0.1:" + socket.getLocalPort();
    }
    assertThatThrownBy(
            () -> EngineFactory.open(new EngineSettings(master, Map.of(), 1, Optional.empty())))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("no Spark master listens at " + master + "; start one");
  }

  @Test
  void aListenerThatIsNoMasterIsNamed() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String master = "spark://127.0.0.1:" + silent.getLocalPort();
      Map<String, String> soon = Map.of("spark.rpc.lookupTimeout", "500ms");
      assertThatThrownBy(
              () -> EngineFactory.open(new EngineSettings(master, soon, 1, Optional.empty())))
          .isInstanceOf(SmaltiException.class)
          .hasMessage("no Spark at " + master
              + ": what listens there does not answer as a master of the same Spark; see"
              + " docs/cluster.md");
    }
  }
}
