package org.smalti.tools.collection;

import java.io.Serializable;
import java.nio.file.Path;
import org.smalti.core.files.LocalPath;

/**
 * The samples table of one media file.
 *
 * @param name how it is called in the failures table: the media file, or the table itself where no media file is known
 * @param table its path
 */
record SampleTable(String name, LocalPath table) implements Serializable {
  Path path() {
    return table.path();
  }
}
