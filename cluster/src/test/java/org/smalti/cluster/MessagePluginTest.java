package org.smalti.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.internal.plugin.PluginContextImpl;
import org.junit.jupiter.api.Test;
import org.smalti.core.run.Engine;
import org.smalti.core.run.EngineFactory;
import org.smalti.core.run.EngineSettings;
import org.smalti.core.run.TaskMessage;

/** How an executor knows its driver. */
class MessagePluginTest {
  /** Of a task that is over. */
  private static final TaskQuery QUERY =
      new TaskQuery(new TaskAttempt(-1, 1), TaskMessage.Began.here(), null);

  /** Connects anew, so that nobody has asked the driver yet. */
  private static Engine freshEngine() {
    SparkConnection.close();
    return EngineFactory.open(new EngineSettings("local[2]", Map.of(), 2, Optional.empty()));
  }

  @Test
  void aTaskThatIsInterruptedAsItAsksFirstLeavesTheDriverKnownToTheNext() {
    try (Engine engine = freshEngine()) {
      assertThat(engine.parallelism()).isEqualTo(2);
      Thread.currentThread().interrupt();
      Throwable interrupted = catchThrowable(() -> MessagePlugin.ask(QUERY));
      Thread.interrupted();
      assertThat(MessagePlugin.ask(QUERY))
          .as("after %s", interrupted)
          .isEqualTo(new TaskQuery.Answer(null, false));
    }
  }

  @Test
  void anExecutorThatDoesNotFindItsDriverDoesNotStart() {
    try (Engine engine = freshEngine()) {
      assertThat(engine.parallelism()).isEqualTo(2);
      SparkEnv here = SparkEnv.get();
      PluginContext noDriver = new PluginContextImpl(
          MessagePlugin.class.getName(),
          here.rpcEnv(),
          here.metricsSystem(),
          here.conf().clone().set("spark.driver.port", "1"),
          "1",
          Map.of());
      ExecutorPlugin executor = new MessagePlugin().executorPlugin();
      assertThatThrownBy(() -> executor.init(noDriver, Map.of()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Driver endpoint is not known");
      assertThat(MessagePlugin.ask(QUERY)).isEqualTo(new TaskQuery.Answer(null, false));
    }
  }
}
