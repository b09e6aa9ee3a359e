package org.smalti.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterSimulationTest {
  private static final double FAST_DISK = 1e12;

  @Test
  void oneCoreDoesOneTaskAfterTheOther() {
    SimulatedRun run =
        ClusterSimulation.run(new ClusterModel(1, 1, FAST_DISK, 8, true), tasks(3, 10, 0, 2));
    assertThat(run.seconds()).isCloseTo(3 * (1 + 10 + 2), within(1e-9));
    assertThat(run.useful()).isCloseTo(30.0 / 39, within(1e-9));
    assertThat(run.driver()).isCloseTo(9.0 / 39, within(1e-9));
  }

  @Test
  void aSlowDriverFeedsOnlySoManyCores() {
    SimulatedRun run =
        ClusterSimulation.run(new ClusterModel(100, 1, FAST_DISK, 8, true), tasks(1000, 10, 0, 0));
    assertThat(run.seconds()).isCloseTo(1010, within(1e-6));
    assertThat(run.driver()).isGreaterThan(0.98);
  }

  @Test
  void aSharedDiskGivesNoMoreThanItHas() {
    SimulatedRun run = ClusterSimulation.run(
        new ClusterModel(10, 0, 100, 8, false),
        Collections.nCopies(100, new SimulatedTask(1, 100, 0)));
    assertThat(run.seconds()).isCloseTo(100, within(1e-6));
    assertThat(run.disk()).isCloseTo(1, within(1e-6));
    assertThat(run.useful()).isCloseTo(0.1, within(1e-6));
  }

  @Test
  void anOrderedRunWaitsForItsSlowestTask() {
    List<SimulatedTask> slowFirst = new ArrayList<>(tasks(99, 1, 0, 0));
    slowFirst.add(0, new SimulatedTask(100, 0, 0));
    ClusterModel ordered = new ClusterModel(2, 0, FAST_DISK, 4, true);
    ClusterModel free = new ClusterModel(2, 0, FAST_DISK, 4, false);
    assertThat(ClusterSimulation.run(free, slowFirst).seconds()).isCloseTo(100, within(1e-6));
    SimulatedRun blocked = ClusterSimulation.run(ordered, slowFirst);
    assertThat(blocked.seconds()).isCloseTo(146, within(1e-6));
    assertThat(blocked.blocked()).isCloseTo(93.0 / 2 / 146, within(1e-6));
  }

  private static List<SimulatedTask> tasks(int count, double core, double bytes, double driver) {
    return Collections.nCopies(count, new SimulatedTask(core, bytes, driver));
  }
}
