package org.smalti.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;

/** Notes that are played in the page by keys, those of the computer and those of a MIDI keyboard. */
class PageNotesTest extends PlayedPageTester {
  private static final int SECOND = 1000;

  @Test
  void aKeyPlaysTheClearestSampleOfItsNote() {
    Page page = open();
    Table samples = collection.samples();
    Row best = samples.where(row -> row.number("octave") == 4).stream()
        .max((a, b) -> Double.compare(a.number("clarity"), b.number("clarity")))
        .orElseThrow();
    int pitchClass = List.of("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
        .indexOf(best.text("note"));
    page.locator("#computer-keys").check();
    page.evaluate("smalti.notes.play(" + (60 + pitchClass) + ", 1)");
    page.waitForFunction("() => rows.length === 1");
    assertThat(whole(page, "rows")).containsExactly(best.number() - 1);
    String arrangement = String.valueOf(page.evaluate("smalti.state.arrangement"));
    page.locator("#map").focus();
    page.keyboard().press("g");
    page.keyboard().press("b");
    page.waitForTimeout(SECOND / 4.0);
    assertThat(page.evaluate("smalti.state.arrangement")).isEqualTo(arrangement);
    // With Shift a key does what it does without the piano.
    page.keyboard().press("r");
    assertThat(page.evaluate("smalti.record.isRecording()")).isEqualTo(false);
    page.keyboard().press("Shift+R");
    assertThat(page.evaluate("smalti.record.isRecording()")).isEqualTo(true);
    page.keyboard().press("Shift+R");
    page.locator("#search").focus();
    page.keyboard().type("zx");
    assertThat(page.locator("#search").inputValue()).isEqualTo("zx");
    wasBusyAtMost();
  }

  /** A browser's MIDI with one keyboard that is connected, and none that is real. */
  private static final String KEYBOARD = """
      window.keyboard = { name: 'Test keys', onmidimessage: null };
      window.access = { inputs: new Map([['1', keyboard]]), onstatechange: null };
      Object.defineProperty(navigator, 'requestMIDIAccess',
        { configurable: true, value: async () => window.access });
      window.midi = (...bytes) => keyboard.onmidimessage({ data: Uint8Array.from(bytes) });
      smalti.on('played', ({ gain, rate }) => (window.last = { gain, rate }));
      """;

  private static void connect(Page page) {
    page.locator("text=Connect MIDI").click();
  }

  private static Locator status(Page page) {
    return page.locator(".keys-panel [role=status]");
  }

  /** Number and row of a note that a sample has itself. */
  private static int[] ownNote(Page page) {
    String found = text(
        page,
        "(() => { for (let midi = 30; midi < 100; midi++) { const found = smalti.notes.sampleOf(midi);"
            + " if (found && found.rate === 1) return midi + ' ' + found.row; } })()");
    return Arrays.stream(found.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  @Test
  void aMidiKeyboardPlaysTheSampleOfItsNoteAsLoudAsItIsStruck() {
    Page page = open();
    page.evaluate(KEYBOARD);
    connect(page);
    until(page, "keyboard.onmidimessage !== null");
    assertThat(status(page).textContent()).isEqualTo("Listening to Test keys");
    int[] own = ownNote(page);
    page.evaluate("([midi]) => window.midi(0x90, midi, 127)", List.of(own[0]));
    until(page, "rows.length === 1");
    assertThat(whole(page, "rows")).containsExactly(own[1]);
    double loud = number(page, "last.gain");
    // On another channel, softer.
    page.evaluate("([midi]) => window.midi(0x9f, midi, 30)", List.of(own[0]));
    until(page, "rows.length === 2");
    assertThat(number(page, "last.gain")).isPositive().isLessThan(loud / 4);
    // Released keys, one that is struck with no force, a pedal and a clock play nothing.
    page.evaluate(
        "([midi]) => { window.midi(0x80, midi, 64); window.midi(0x90, midi, 0); window.midi(0xb0, 64, 127);"
            + " window.midi(0xf8); }",
        List.of(own[0]));
    page.evaluate("([midi]) => window.midi(0x90, midi, 127)", List.of(own[0]));
    until(page, "rows.length === 3");
  }

  @Test
  void aNoteThatNoSampleHasIsTransposedOrSaidToBeMissing() {
    Page page = open();
    page.evaluate(KEYBOARD);
    connect(page);
    until(page, "keyboard.onmidimessage !== null");
    String near = text(
        page,
        "(() => { for (let midi = 20; midi < 120; midi++) { const found = smalti.notes.sampleOf(midi);"
            + " if (found && found.rate !== 1) return midi + ' ' + found.row + ' ' + found.rate; } })()");
    String[] found = near.split(" ");
    page.evaluate("([midi]) => window.midi(0x90, midi, 100)", List.of(Integer.valueOf(found[0])));
    until(page, "rows.length === 1");
    assertThat(whole(page, "rows")).containsExactly(Integer.valueOf(found[1]));
    assertThat(number(page, "last.rate")).isEqualTo(Double.parseDouble(found[2]));
    page.evaluate("window.midi(0x90, 1, 100)");
    until(page, "document.getElementById('said').textContent.includes('No sample near C#-1')");
    assertThat(whole(page, "rows")).hasSize(1);
  }

  @Test
  void aKeyboardThatComesLaterIsHeardAndOneThatIsRefusedIsExplained() {
    Page page = open();
    page.evaluate(KEYBOARD);
    page.evaluate("access.inputs.clear()");
    connect(page);
    until(page, "access.onstatechange !== null");
    assertThat(status(page).textContent()).isEqualTo("No MIDI keyboard yet: connect one");
    page.evaluate("access.inputs.set('1', keyboard); access.onstatechange()");
    assertThat(status(page).textContent()).isEqualTo("Listening to Test keys");
    page.evaluate("([midi]) => window.midi(0x90, midi, 127)", List.of(ownNote(page)[0]));
    until(page, "rows.length === 1");
    page.evaluate("access.inputs.clear(); access.onstatechange()");
    assertThat(status(page).textContent()).isEqualTo("No MIDI keyboard yet: connect one");

    page.evaluate("Object.defineProperty(navigator, 'requestMIDIAccess',"
        + " { configurable: true, value: () => Promise.reject(new Error('no')) })");
    connect(page);
    until(
        page,
        "document.querySelector('.keys-panel [role=status]').textContent.includes('not allowed')");
    page.evaluate("Object.defineProperty(navigator, 'requestMIDIAccess',"
        + " { configurable: true, value: undefined })");
    connect(page);
    assertThat(status(page).textContent()).contains("This browser has no MIDI");
  }
}
