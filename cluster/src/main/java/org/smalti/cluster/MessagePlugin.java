package org.smalti.cluster;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;
import org.smalti.core.run.TaskMessage;

/** Carries the messages of items under way from the executors to the driver. Spark makes it by its name. */
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

  /** Sends the messages of an attempt to the driver. */
  static Consumer<TaskMessage> driver(long attempt) {
    return message -> {
      PluginContext context = Sender.context;
      if (context != null) {
        try {
          context.send(new ItemMessage(attempt, message));
        } catch (IOException driverGone) {
          // Spark ends this executor.
        }
      }
    };
  }

  private static final class Receiver implements DriverPlugin {
    @Override
    public @Nullable Object receive(Object message) {
      if (message instanceof ItemMessage sent) {
        Attempts.receive(sent);
      }
      return null;
    }
  }

  private static final class Sender implements ExecutorPlugin {
    private static volatile @Nullable PluginContext context;

    @Override
    public void init(PluginContext ofThisExecutor, Map<String, String> ofTheDriver) {
      context = ofThisExecutor;
    }
  }
}
