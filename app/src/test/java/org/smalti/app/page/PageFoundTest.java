package org.smalti.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.app.Launcher;
import org.smalti.core.table.Filter;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;

/** What is found in the page by a filter or an order is what the command line finds. */
class PageFoundTest extends HostilePageTester {
  @Test
  void aFilterDimsWhatItDoesOnTheCommandLine() {
    Page page = open();
    for (String filter :
        List.of("hz>400&clarity>=0.9", "filename~=tabla", "silent!?=", "note=A|note=\"A#\"")) {
      page.locator("#filter").fill(filter);
      Table samples = collection.samples();
      List<Integer> kept = samples.where(Filter.parse(filter).bind(samples.columns())).stream()
          .map(Row::number)
          .toList();
      waitFor(page, kept);
      assertThat(page.locator("#count").textContent()).as(filter).startsWith(kept.size() + " of ");
    }
    page.locator("#filter").fill("hertz>4");
    until(page, "document.getElementById('filter-wrong').textContent.includes('no column hertz')");
    page.locator("#filter").fill("");
    waitFor(page, collection.samples().stream().map(Row::number).toList());
  }

  @Test
  void filtersAndOrdersMeanWhatTheyDoOnTheCommandLine() throws IOException {
    Page page = open();
    String cases = Files.readString(
        Launcher.project().resolve("core/src/test/resources/org/smalti/core/table/grammar.json"));
    String faults = String.valueOf(page.evaluate("""
        (json) => {
          const cases = JSON.parse(json);
          const faults = [];
          const table = (name) => {
            const { columns, rows } = cases.tables[name];
            return { table: name, n: rows.length, columns: new Map(columns.map((column, i) => {
              const words = Array.from(new Set(rows.map((row) => row[i])));
              return [column, { name: column, kind: 'text', words,
                values: Uint32Array.from(rows, (row) => words.indexOf(row[i])) }];
            })) };
          };
          const check = (one, text, run) => {
            let found;
            try {
              found = run(table(one.table)).map((row) => row + 1).join(' ');
            } catch (fault) {
              found = fault.message;
            }
            if (one.error ? !found.includes(one.error) : found !== one.rows.join(' ')) {
              faults.push(`${one.table} '${text}': ${found}`);
            }
          };
          const all = (data) => Array.from({ length: data.n }, (_, row) => row);
          for (const one of cases.filters) {
            check(one, one.filter,
              (data) => all(data).filter(smalti.filter.bind(smalti.filter.parse(one.filter), data)));
          }
          for (const one of cases.sorts) {
            check(one, one.sort, (data) => smalti.sort.apply(smalti.sort.parse(one.sort), data, all(data)));
          }
          return faults.join('\\n') + `\\n${cases.filters.length + cases.sorts.length}`;
        }""", cases));
    assertThat(faults.strip().lines().count()).as(faults).isEqualTo(1);
    assertThat(Integer.parseInt(faults.strip())).isGreaterThan(80);
  }
}
