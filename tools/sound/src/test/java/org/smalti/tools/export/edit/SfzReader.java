package org.smalti.tools.export.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads SFZ: headers, opcodes and values, which end at the next opcode or the end of the line, and comments. Opcodes of
 * {@code <global>} hold for all regions.
 */
final class SfzReader {
  private static final Pattern OPCODE = Pattern.compile("(\\w+)=(.*?)(?=\\s+\\w+=|$)");

  private SfzReader() {}

  /** The opcodes of each region. */
  static List<Map<String, String>> regions(String text) {
    Map<String, String> global = new HashMap<>();
    List<Map<String, String>> regions = new ArrayList<>();
    Map<String, String> open = global;
    for (String line : text.split("\n")) {
      String code = line.replaceFirst("//.*", "").strip();
      if (code.equals("<global>")) {
        open = global;
      } else if (code.equals("<region>")) {
        open = new LinkedHashMap<>(global);
        regions.add(open);
      } else if (!code.isEmpty()) {
        Matcher opcodes = OPCODE.matcher(code);
        int end = 0;
        while (opcodes.find()) {
          open.put(opcodes.group(1), opcodes.group(2));
          end = opcodes.end();
        }
        if (end != code.length()) {
          throw new IllegalArgumentException("no opcode: " + code);
        }
      }
    }
    return regions;
  }

  static int number(Map<String, String> region, String opcode) {
    return Integer.parseInt(region.getOrDefault(opcode, ""));
  }

  /** The regions that a key plays. */
  static List<Map<String, String>> of(List<Map<String, String>> regions, int key) {
    return regions.stream()
        .filter(region -> number(region, "lokey") <= key && key <= number(region, "hikey"))
        .toList();
  }
}
