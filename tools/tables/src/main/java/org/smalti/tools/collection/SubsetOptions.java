package org.smalti.tools.collection;

import java.io.Serializable;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Filter;
import org.smalti.core.table.Sort;

/**
 * Which samples of many files are wanted. Filter and sort are kept as they were written, so that they can travel.
 *
 * @param filter which samples of a file
 * @param sort the order of the samples of a file, and of all of them at the last cut
 * @param limit of all samples, 0 for none
 * @param limitPerFile of the samples of one file, 0 for none
 */
record SubsetOptions(String filter, String sort, int limit, int limitPerFile)
    implements Serializable {

  /** @throws SmaltiException if filter or sort can't be understood, or a limit is negative */
  SubsetOptions {
    Filter.parse(filter);
    Sort.parse(sort);
    if (limit < 0 || limitPerFile < 0) {
      throw SmaltiException.usage("a limit must be at least 1");
    }
  }

  /** The same with another limit of all samples. */
  SubsetOptions upTo(int most) {
    return new SubsetOptions(filter, sort, most, limitPerFile);
  }

  /** Whether the limit of all samples is shared out among the files. */
  boolean shares() {
    return limit > 0 && limitPerFile == 0;
  }
}
