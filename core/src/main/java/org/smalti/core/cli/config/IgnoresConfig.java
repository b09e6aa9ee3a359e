package org.smalti.core.cli.config;

/** A command that does not depend on config files: it works on where they are wrong. */
public interface IgnoresConfig {}
