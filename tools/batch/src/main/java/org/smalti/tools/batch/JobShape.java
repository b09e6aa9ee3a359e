package org.smalti.tools.batch;

import java.io.Serializable;
import org.smalti.core.SmaltiException;

/**
 * How the cores are divided among files.
 *
 * @param jobs files at once, at least 1
 * @param threads of each job, at least 1; 0 lets the program decide
 */
public record JobShape(int jobs, int threads) implements Serializable {
  public JobShape {
    if (jobs < 1 || threads < 0) {
      throw SmaltiException.usage("at least 1 job, and no less than 0 threads each");
    }
  }
}
