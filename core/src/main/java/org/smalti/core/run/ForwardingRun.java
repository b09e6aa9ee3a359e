package org.smalti.core.run;

/** Passes everything on to another run; what is told in another way is overridden. */
public abstract class ForwardingRun implements Run {
  private final Run run;

  protected ForwardingRun(Run run) {
    this.run = run;
  }

  @Override
  public void advance(long amount) {
    run.advance(amount);
  }

  @Override
  public void resume(long amount) {
    run.resume(amount);
  }

  @Override
  public void item(ItemState now) {
    run.item(now);
  }

  @Override
  public void skip(Failure failure) {
    run.skip(failure);
  }

  @Override
  public void bug(Failure failure, String trace) {
    run.bug(failure, trace);
  }

  @Override
  public void say(String message) {
    run.say(message);
  }

  @Override
  public void throwIfCancelled() {
    run.throwIfCancelled();
  }

  @Override
  public void close() {
    run.close();
  }
}
