package org.smalti.cluster;

import java.io.Serializable;
import org.smalti.core.run.TaskMessage;

/**
 * A message from an executor to the driver.
 *
 * @param attempt the number under which the driver knows the attempt
 */
record ItemMessage(long attempt, TaskMessage message) implements Serializable {}
