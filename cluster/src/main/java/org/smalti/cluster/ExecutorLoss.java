package org.smalti.cluster;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end of an executor, which Spark tells in the message of the job that had a task there. */
final class ExecutorLoss {
  private static final Pattern MESSAGE =
      Pattern.compile("ExecutorLostFailure \\(.*?\\)(?: Reason: (.*))?");

  private ExecutorLoss() {}

  /** Why the executor was lost; empty if a job failed for another reason. */
  static Optional<String> reason(Throwable failure) {
    Matcher lost = MESSAGE.matcher(String.valueOf(failure.getMessage()));
    return lost.find()
        ? Optional.of(
            Optional.ofNullable(lost.group(1)).orElse("no reason known").strip())
        : Optional.empty();
  }
}
