package org.smalti.tools.video.relay;

import org.smalti.core.run.ItemState;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;

/** Runs a relay until its source ends, it fails for good, or its thread is interrupted. */
record RelayWork() implements Work<RelaySpec, RelayResult> {
  @Override
  public RelayResult apply(RelaySpec spec, Task task) {
    RelayResult result = new Relay(spec, task).run();
    if (result.failure().isPresent()) {
      task.state(ItemState.FAILED);
    }
    return result;
  }
}
