package org.smalti.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.run.TaskMessage;

/**
 * Carries what tasks ask and the messages of items under way from the executors to the driver. What one task sends
 * arrives in its order. Spark makes it by its name.
 */
public final class MessagePlugin implements SparkPlugin {
  @Override
  public DriverPlugin driverPlugin() {
    return new Receiver();
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new Sender();
  }

  /** The executor that this process is, for people. */
  static String executor() {
    // PluginContext.hostname fails at executors, which have no address of their own.
    SparkEnv here = SparkEnv.get();
    return "executor " + here.executorId() + " on "
        + here.blockManager().blockManagerId().host();
  }

  /** Asks the driver for the next item of a task. */
  static TaskQuery.Answer ask(TaskQuery query) {
    PluginContext context = Sender.context;
    if (context == null) {
      throw new IllegalStateException("not at an executor");
    }
    try {
      return (TaskQuery.Answer) context.ask(query);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the driver does not answer: " + e.getMessage(), e);
    }
  }

  /** Sends the messages of a task's item to the driver. */
  static Consumer<TaskMessage> driver(TaskAttempt sender) {
    return message -> {
      PluginContext context = Sender.context;
      if (context != null) {
        try {
          context.send(new TaskQuery.Message(sender, message));
        } catch (IOException driverGone) {
          // Spark ends this executor.
        }
      }
    };
  }

  private static final class Receiver implements DriverPlugin {
    @Override
    public @Nullable Object receive(Object message) {
      if (message instanceof TaskQuery query) {
        return RunningTasks.answer(query);
      }
      if (message instanceof TaskQuery.Message sent) {
        RunningTasks.receive(sent);
      }
      return null;
    }
  }

  private static final class Sender implements ExecutorPlugin {
    private static volatile @Nullable PluginContext context;

    /**
     * Finds the driver now: the context looks for it at the first message and never again, so a task that is
     * interrupted meanwhile would leave an executor without a driver. If this fails the executor ends, and Spark starts
     * another.
     */
    @Override
    public void init(PluginContext ofThisExecutor, Map<String, String> ofTheDriver) {
      try {
        ofThisExecutor.send(ofThisExecutor.executorID());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      context = ofThisExecutor;
    }
  }
}
