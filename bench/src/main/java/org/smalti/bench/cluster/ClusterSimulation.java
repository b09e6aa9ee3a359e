package org.smalti.bench.cluster;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A discrete-event simulation of a driver that hands tasks to cores one after the other and takes their results.
 *
 * <p>The driver does one thing at a time: a result that has arrived comes before the next task to send out. The disk is
 * shared evenly: where tasks ask for more bytes a second than it gives, all of them become slower by the same factor.
 * So one clock, which goes on by that factor, is enough for all running tasks: a task that begins at its time t ends at
 * t plus the seconds that it takes alone.
 */
final class ClusterSimulation {
  private final ClusterModel cluster;
  private final List<SimulatedTask> tasks;

  private final PriorityQueue<Running> running =
      new PriorityQueue<>(Comparator.comparingDouble(Running::end).thenComparingInt(Running::task));
  private final Deque<Integer> arrived = new ArrayDeque<>();
  private final boolean[] taken;

  private double now;
  private double clock;
  /** Bytes a second that the running tasks would read if the disk could give them. */
  private double demand;

  private double driverEnd = Double.POSITIVE_INFINITY;
  private boolean sending;
  private int handled;
  private int sent;
  /** Tasks whose results were handed over; where the order counts, only those before the first that is missing. */
  private int delivered;

  private int busyCores;
  private final Usage usage = new Usage();

  private ClusterSimulation(ClusterModel cluster, List<SimulatedTask> tasks) {
    this.cluster = cluster;
    this.tasks = tasks;
    taken = new boolean[tasks.size()];
  }

  /** Runs all tasks, in their order. */
  static SimulatedRun run(ClusterModel cluster, List<SimulatedTask> tasks) {
    return new ClusterSimulation(cluster, tasks).all();
  }

  /** A task on a core, and when the common clock shows its end. */
  private record Running(int task, double end) {}

  /** Seconds of cores, of the driver and of the disk. */
  private static final class Usage {
    double core;
    double driver;
    double disk;
    /** Cores that were idle because too many results were waiting to be handed over. */
    double blocked;
    /** Cores that were idle because the driver was busy. */
    double hungry;
    /** Cores that were idle because no task was left. */
    double over;
  }

  private SimulatedRun all() {
    int taskCount = tasks.size();
    while (delivered < taskCount || driverEnd < Double.POSITIVE_INFINITY) {
      if (driverEnd == Double.POSITIVE_INFINITY) {
        employDriver();
      }
      double speed = speed();
      double taskEnd = running.isEmpty()
          ? Double.POSITIVE_INFINITY
          : now + (running.peek().end() - clock) / speed;
      double next = Math.min(taskEnd, driverEnd);
      account(next - now, speed);
      clock += (next - now) * speed;
      now = next;
      if (taskEnd <= driverEnd) {
        Running ended = running.remove();
        clock = Math.max(clock, ended.end());
        busyCores--;
        demand = running.isEmpty() ? 0 : demand - rate(ended.task());
        arrived.add(ended.task());
      } else {
        driverDone();
      }
    }
    double cores = cluster.cores();
    return new SimulatedRun(
        now,
        usage.core / cores / now,
        usage.driver / now,
        usage.disk / now,
        usage.blocked / cores / now,
        usage.hungry / cores / now,
        usage.over / cores / now);
  }

  private double rate(int task) {
    SimulatedTask piece = tasks.get(task);
    return piece.bytes() / piece.core();
  }

  private double speed() {
    return demand <= cluster.disk() ? 1 : cluster.disk() / demand;
  }

  private void employDriver() {
    if (!arrived.isEmpty()) {
      handled = arrived.remove();
      sending = false;
      driverEnd = now + tasks.get(handled).driver();
    } else if (maySend()) {
      sending = true;
      driverEnd = now + cluster.dispatch();
    }
  }

  private boolean maySend() {
    return sent < tasks.size() && busyCores < cluster.cores() && !isFull();
  }

  private boolean isFull() {
    return sent - delivered >= (long) cluster.waiting() * cluster.cores();
  }

  private void driverDone() {
    driverEnd = Double.POSITIVE_INFINITY;
    if (sending) {
      demand += rate(sent);
      running.add(new Running(sent, clock + tasks.get(sent).core()));
      busyCores++;
      sent++;
      return;
    }
    taken[handled] = true;
    if (cluster.ordered()) {
      while (delivered < taken.length && taken[delivered]) {
        delivered++;
      }
    } else {
      delivered++;
    }
  }

  private void account(double seconds, double speed) {
    double idle = seconds * (cluster.cores() - busyCores);
    usage.core += seconds * busyCores * speed;
    usage.driver += driverEnd < Double.POSITIVE_INFINITY ? seconds : 0;
    usage.disk += seconds * Math.min(1, demand / cluster.disk());
    if (sent == tasks.size()) {
      usage.over += idle;
    } else if (isFull()) {
      usage.blocked += idle;
    } else {
      usage.hungry += idle;
    }
  }
}
