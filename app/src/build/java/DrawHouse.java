import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws the modules as the poms and the imports say: {@code java app/src/build/java/DrawHouse.java} in the root of the
 * project writes docs/house.svg, {@code -} behind it prints the picture. An arrow is a dependency of a pom, left out
 * where others lead to the same module; in a box stands how many of its files import from which module.
 */
public final class DrawHouse {
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>smalti-([a-z]+)</artifactId>");
  private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
  private static final Pattern CHILD = Pattern.compile("<module>([^<]+)</module>");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(org\\.smalti\\.[a-z.]*[a-z])\\.[A-Z]");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([a-z.]+);");

  private static final String ARROW = "\u2192";

  private static final int BOX = 170;
  private static final int GAP = 22;
  private static final int SLOT = 24;
  private static final int LEVEL = 56;
  private static final int LINE = 15;
  private static final int LETTERS = 27;

  private final Path root;
  private final Map<String, Module> modules = new TreeMap<>();
  private final Map<String, String> moduleOfPackage = new TreeMap<>();

  /** What one pom and the sources beside it say. */
  private static final class Module {
    final Set<String> needs = new TreeSet<>();
    final Set<String> packages = new TreeSet<>();
    final Map<String, Integer> importing = new TreeMap<>();
    final List<String> sources = new ArrayList<>();
  }

  /** A box, or the place where a long arrow passes through a row. */
  private static final class Node {
    final String name;
    final boolean box;
    final List<Node> below = new ArrayList<>();
    final List<Node> above = new ArrayList<>();
    List<String> lines = List.of();
    double x;
    double top;
    double height;
    double order;

    Node(String name, boolean box) {
      this.name = name;
      this.box = box;
    }

    double width() {
      return box ? BOX : SLOT;
    }
  }

  private DrawHouse(Path root) {
    this.root = root;
  }

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    String picture = new DrawHouse(root).picture();
    if (arguments.length > 0) {
      System.out.write(picture.getBytes(StandardCharsets.UTF_8));
      System.out.flush();
    } else {
      Files.writeString(root.resolve("docs/house.svg"), picture);
    }
  }

  private String picture() throws IOException {
    read(root);
    countImports();
    List<List<Node>> rows = rows();
    sort(rows);
    place(rows);
    return svg(rows);
  }

  private void read(Path folder) throws IOException {
    String pom = Files.readString(folder.resolve("pom.xml"));
    Matcher children = CHILD.matcher(pom);
    while (children.find()) {
      read(folder.resolve(children.group(1)));
    }
    Path sources = folder.resolve("src/main/java");
    if (!Files.isDirectory(sources)) {
      return;
    }
    Matcher own = ARTIFACT.matcher(pom.substring(pom.indexOf("</parent>")));
    if (!own.find()) {
      throw new IOException(folder + "/pom.xml names no module of Smalti");
    }
    Module module = new Module();
    modules.put(own.group(1), module);
    Matcher dependencies = DEPENDENCY.matcher(pom);
    while (dependencies.find()) {
      Matcher needed = ARTIFACT.matcher(dependencies.group(1));
      if (needed.find() && !dependencies.group(1).matches("(?s).*(test-jar|<scope>test).*")) {
        module.needs.add(needed.group(1));
      }
    }
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : (Iterable<Path>) files.filter(each -> each.toString().endsWith(".java")).sorted()::iterator) {
        String source = Files.readString(file);
        Matcher name = PACKAGE.matcher(source);
        if (name.find()) {
          module.sources.add(source);
          module.packages.add(name.group(1));
          moduleOfPackage.put(name.group(1), own.group(1));
        }
      }
    }
  }

  private void countImports() {
    modules.forEach((name, module) -> {
      for (String source : module.sources) {
        Set<String> seen = new TreeSet<>();
        Matcher imports = IMPORT.matcher(source);
        while (imports.find()) {
          seen.add(moduleOfPackage.getOrDefault(imports.group(1), name));
        }
        seen.remove(name);
        seen.forEach(other -> module.importing.merge(other, 1, Integer::sum));
      }
    });
  }

  /** The modules that are needed and to which no other needed module leads. */
  private Set<String> arrows(String name) {
    Set<String> arrows = new TreeSet<>(modules.get(name).needs);
    for (String needed : modules.get(name).needs) {
      arrows.removeAll(reached(needed));
    }
    return arrows;
  }

  private Set<String> reached(String name) {
    Set<String> reached = new TreeSet<>(modules.get(name).needs);
    for (String needed : modules.get(name).needs) {
      reached.addAll(reached(needed));
    }
    return reached;
  }

  /** Each module one row below the lowest that needs it; long arrows get a place in each row they pass. */
  private List<List<Node>> rows() {
    Map<String, Integer> depths = new TreeMap<>();
    modules.keySet().forEach(name -> depths.put(name, depth(name)));
    List<List<Node>> rows = new ArrayList<>();
    Map<String, Node> nodes = new LinkedHashMap<>();
    depths.forEach((name, depth) -> {
      while (rows.size() <= depth) {
        rows.add(new ArrayList<>());
      }
      Node node = new Node(name, true);
      node.lines = lines(name);
      node.height = 34 + LINE * node.lines.size();
      nodes.put(name, node);
      rows.get(depth).add(node);
    });
    nodes.forEach((name, node) -> {
      for (String needed : arrows(name)) {
        Node from = node;
        for (int row = depths.get(name) + 1; row < depths.get(needed); row++) {
          Node passing = new Node(name + " to " + needed, false);
          rows.get(row).add(passing);
          from = join(from, passing);
        }
        join(from, nodes.get(needed));
      }
    });
    return rows;
  }

  private static Node join(Node from, Node to) {
    from.below.add(to);
    to.above.add(from);
    return to;
  }

  private int depth(String name) {
    return modules.entrySet().stream()
        .filter(each -> each.getValue().needs.contains(name))
        .mapToInt(each -> depth(each.getKey()) + 1)
        .max()
        .orElse(0);
  }

  private List<String> lines(String name) {
    Module module = modules.get(name);
    List<String> lines = new ArrayList<>();
    String shared = module.packages.iterator().next();
    for (String each : module.packages) {
      while (!(each + ".").startsWith(shared + ".")) {
        shared = shared.substring(0, shared.lastIndexOf('.'));
      }
    }
    int skipped = shared.length() + 1;
    List<String> words = module.packages.stream()
        .filter(each -> each.length() > skipped)
        .map(each -> each.substring(skipped))
        .collect(Collectors.toList());
    wrap(words, lines);
    module.importing.forEach((other, files) -> lines.add(ARROW + " " + other + " " + files));
    module.needs.stream()
        .filter(other -> !module.importing.containsKey(other))
        .forEach(other -> lines.add(ARROW + " " + other + " 0"));
    return lines;
  }

  private static void wrap(List<String> words, List<String> lines) {
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      if (line.length() > 0 && line.length() + 1 + word.length() > LETTERS) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    if (line.length() > 0) {
      lines.add(line.toString());
    }
  }

  /** Orders each row by the middle of its neighbours above, then below, some times, which leaves few crossings. */
  private static void sort(List<List<Node>> rows) {
    for (List<Node> row : rows) {
      row.sort(Comparator.comparing(node -> node.name));
      number(row);
    }
    for (int round = 0; round < 8; round++) {
      for (int i = 1; i < rows.size(); i++) {
        sortBy(rows.get(i), true);
      }
      for (int i = rows.size() - 2; i >= 0; i--) {
        sortBy(rows.get(i), false);
      }
    }
  }

  private static void sortBy(List<Node> row, boolean above) {
    Map<Node, Double> middles = new HashMap<>();
    for (Node node : row) {
      List<Node> neighbours = above ? node.above : node.below;
      middles.put(node, neighbours.stream().mapToDouble(each -> each.order).average().orElse(node.order));
    }
    row.sort(Comparator.comparing((Node node) -> middles.get(node)).thenComparing(node -> node.order));
    number(row);
  }

  /** Orders are parts of a row's width, so that rows of different lengths can be compared. */
  private static void number(List<Node> row) {
    for (int i = 0; i < row.size(); i++) {
      row.get(i).order = (i + 0.5) / row.size();
    }
  }

  private static void place(List<List<Node>> rows) {
    double widest = rows.stream().mapToDouble(DrawHouse::width).max().orElse(0);
    double top = GAP;
    for (List<Node> row : rows) {
      double gap = (widest - row.stream().mapToDouble(Node::width).sum()) / (row.size() + 1);
      double x = gap;
      double height = row.stream().mapToDouble(node -> node.height).max().orElse(0);
      for (Node node : row) {
        node.x = x + node.width() / 2;
        x += node.width() + gap;
        node.top = top;
        node.height = node.box ? node.height : height;
      }
      top += height + LEVEL;
    }
  }

  private static double width(List<Node> row) {
    return row.stream().mapToDouble(Node::width).sum() + GAP * (row.size() + 1);
  }

  private static String svg(List<List<Node>> rows) {
    double width = rows.stream().mapToDouble(DrawHouse::width).max().orElse(0);
    double height = rows.stream().flatMap(List::stream).mapToDouble(node -> node.top + node.height).max().orElse(0);
    StringBuilder svg = new StringBuilder();
    line(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" font-family=\"sans-serif\">",
        width, height + GAP);
    line(svg, "<title>Modules of Smalti, drawn by app/src/build/java/DrawHouse.java</title>");
    line(svg, "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\""
        + " orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#5a6472\"/></marker></defs>");
    line(svg, "<rect width=\"100%%\" height=\"100%%\" rx=\"8\" fill=\"#f7f7f4\"/>");
    for (List<Node> row : rows) {
      for (Node node : row) {
        for (Node below : node.below) {
          arrow(svg, node, below);
        }
      }
    }
    for (List<Node> row : rows) {
      for (Node node : row) {
        if (node.box) {
          box(svg, node);
        }
      }
    }
    return svg.append("</svg>\n").toString();
  }

  private static void arrow(StringBuilder svg, Node from, Node to) {
    double start = port(from, to, from.below);
    double end = port(to, from, to.above);
    double low = from.top + from.height;
    double middle = (Math.max(low, to.top - LEVEL) + to.top) / 2;
    line(svg, "<path d=\"M%.1f %.1fL%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f%s\" fill=\"none\" stroke=\"#5a6472\"%s/>",
        start, low, start, Math.max(low, to.top - LEVEL), start, middle, end, middle, end, to.top - (to.box ? 2 : 0),
        to.box ? "" : "v" + Math.round(to.height), to.box ? " marker-end=\"url(#tip)\"" : "");
  }

  /** Where an arrow leaves or meets a box: side by side, in the order of the other ends. */
  private static double port(Node node, Node other, List<Node> others) {
    List<Node> sorted = new ArrayList<>(others);
    sorted.sort(Comparator.comparing((Node each) -> each.x));
    double spread = node.box ? BOX * 0.8 : 0;
    return node.x + spread * ((sorted.indexOf(other) + 0.5) / sorted.size() - 0.5);
  }

  private static void box(StringBuilder svg, Node node) {
    line(svg, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%.0f\" rx=\"6\" fill=\"#fff\" stroke=\"#27415f\"/>",
        node.x - BOX / 2.0, node.top, BOX, node.height);
    line(svg, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"15\" font-weight=\"bold\" text-anchor=\"middle\""
        + " fill=\"#27415f\">%s</text>", node.x, node.top + 20, node.name);
    double y = node.top + 22;
    for (String each : node.lines) {
      y += LINE;
      line(svg, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"11\" text-anchor=\"middle\" fill=\"%s\">%s</text>",
          node.x, y, each.startsWith(ARROW) ? "#1f2328" : "#5a6472", each);
    }
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
