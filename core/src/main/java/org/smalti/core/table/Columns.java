package org.smalti.core.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.smalti.core.SmaltiException;

/** The ordered column names of one table, and the name of that table for messages. */
public final class Columns {
  private final String source;
  private final List<String> names;
  private final Map<String, Integer> indexes = new HashMap<>();

  /**
   * @param source what the table is called in messages, usually its file
   * @throws SmaltiException if two columns have the same name
   */
  public Columns(String source, List<String> names) {
    this.source = source;
    this.names = List.copyOf(names);
    for (int i = 0; i < names.size(); i++) {
      if (indexes.put(names.get(i), i) != null) {
        throw SmaltiException.input(
            source + ": column " + names.get(i) + " stands twice; rename one of them");
      }
    }
  }

  public String source() {
    return source;
  }

  public List<String> names() {
    return names;
  }

  public int size() {
    return names.size();
  }

  public boolean has(String name) {
    return indexes.containsKey(name);
  }

  /** The position of a column, or −1. */
  public int find(String name) {
    return indexes.getOrDefault(name, -1);
  }

  /** The position of a column that must be there. */
  public int index(String name) {
    Integer index = indexes.get(name);
    if (index == null) {
      String near = NearWord.question(name, names);
      throw SmaltiException.input(source + ": no column " + name + near
          + (near.isEmpty() ? "; it has " : " It has ") + String.join(", ", names));
    }
    return index;
  }

  /** Throws unless all of these are there. */
  public void require(List<String> wanted) {
    wanted.forEach(this::index);
  }

  /** These columns followed by those of {@code more} that are not among them. */
  public Columns plus(List<String> more) {
    List<String> all = new ArrayList<>(names);
    for (String name : more) {
      if (!has(name)) {
        all.add(name);
      }
    }
    return all.size() == names.size() ? this : new Columns(source, all);
  }

  /** The same columns under another table's name. */
  public Columns of(String newSource) {
    return new Columns(newSource, names);
  }
}
